import { setImmediate as nextTurn } from "node:timers/promises";
import * as Y from "yjs";
import type { Transaction } from "@/lib/db";
import { applyUpdates } from "@/lib/documents/apply";
import { readStates } from "@/lib/documents/read-log";
import { recordEditsOf } from "@/lib/documents/record-edit";
import { DOCUMENT_RULES } from "@/lib/documents/rules";
import { checkUpdate } from "@/lib/documents/updates/check";
import { isEmptyUpdate } from "@/lib/documents/updates/contains";
import { notesOf } from "./content";

type Copy = {
  id: string;
  channelId: string;
  notes: string;
  update: Uint8Array<ArrayBuffer>;
  /** The Yjs state vector. */
  state: Uint8Array<ArrayBuffer>;
  writers: number[];
};

const rules = DOCUMENT_RULES.description;

/**
 * Copies the descriptions of tasks to new tasks: as many statements for many as for one. Nobody wrote the copies, so they
 * notify nobody.
 * @param copies the ids of the new tasks by those of the tasks
 */
export async function copyDescriptions(tx: Transaction, copies: ReadonlyMap<string, string>): Promise<void> {
  const where = { taskId: { in: [...copies.keys()] } };
  const documents = await tx.document.findMany({ where, select: { id: true, channelId: true } });
  if (documents.length === 0) return;
  const given = documents.map(({ id }) => id);
  const states = await readStates(tx, given);
  const made: Copy[] = [];
  for (const { id, channelId } of documents) {
    made.push(copyOf(states.get(id) ?? [], { id: copies.get(id) ?? id, channelId }));
    await nextTurn();
  }
  await tx.document.createMany({
    data: made.map(({ id, channelId }) => ({ id, taskId: id, channelId, kind: "description" })),
  });
  await tx.$executeRaw`
    INSERT INTO document_files (document_id, file_id)
    SELECT copy.id, f.file_id FROM unnest(${given}::uuid[], ${made.map(({ id }) => id)}::uuid[]) AS copy(given, id)
    JOIN document_files f ON f.document_id = copy.given`;
  await write(
    tx,
    made.filter(({ update }) => !isEmptyUpdate(update)),
  );
}

function copyOf(state: readonly Uint8Array[], { id, channelId }: Pick<Copy, "id" | "channelId">): Copy {
  const before = new Y.Doc();
  applyUpdates(before, state, null);
  const content = rules.content(before);
  const document = new Y.Doc();
  rules.write(document, content);
  const update = Uint8Array.from(Y.encodeStateAsUpdate(document));
  const vector = Uint8Array.from(Y.encodeStateVector(document));
  const writers = isEmptyUpdate(update) ? [] : checkUpdate(update, rules, new Y.Doc());
  const copy = { id, channelId, notes: notesOf(document), update, state: vector, writers };
  before.destroy();
  document.destroy();
  return copy;
}

async function write(tx: Transaction, copies: readonly Copy[]): Promise<void> {
  if (copies.length === 0) return;
  const ids = copies.map(({ id }) => id);
  await tx.documentClient.createMany({
    data: copies.flatMap(({ id, writers }) =>
      writers.map((clientId) => ({ documentId: id, clientId, userId: null })),
    ),
  });
  // Of the same clock as other rows of the log.
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp()::timestamptz(3) AS now`;
  const { now } = clock!;
  await tx.documentUpdate.createMany({
    data: copies.map(({ id, update }) => ({ documentId: id, data: update, createdAt: now })),
  });
  await tx.documentText.createMany({
    data: copies.map(({ id, state }) => ({
      ...{ documentId: id, blocks: [], mentionedState: state, updatedAt: now, notedAt: now },
    })),
  });
  // The notes of the task follow its description some seconds later; the copy's are those of the description.
  await tx.$executeRaw`
    UPDATE tasks t SET notes = copy.notes
    FROM unnest(${ids}::uuid[], ${copies.map(({ notes }) => notes)}::text[]) AS copy(id, notes)
    WHERE t.id = copy.id AND t.notes <> copy.notes`;
  await recordEditsOf(tx, copies);
}
