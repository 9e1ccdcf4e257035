import * as Y from "yjs";
import type { Transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { publishControl } from "@/lib/realtime/publish";
import { applyUpdates } from "./apply";
import { type DocumentKind, isDocumentKind } from "./kinds";
import { readState } from "./read-log";
import { recordEdit } from "./record-edit";
import { DOCUMENT_RULES } from "./rules";
import { checkUpdate } from "./updates/check";
import { isEmptyUpdate } from "./updates/contains";

type Opened = { id: string; channelId: string; kind: DocumentKind; document: Y.Doc };

/**
 * Edits a document from any process, if and only if `tx` commits: nodes that have it open show the edit then.
 * The caller has checked that the author may.
 * @param update a Yjs update (v1) made against the document's current state, by a client of its own
 * @param authorId null when a job writes
 * @throws UpdateRefused where the document's kind doesn't allow it
 */
export async function appendToDocument(
  tx: Transaction,
  documentId: string,
  update: Uint8Array<ArrayBuffer>,
  authorId: string | null,
): Promise<void> {
  const opened = await open(tx, documentId);
  await append(tx, opened, update, authorId);
  opened.document.destroy();
}

/**
 * Like `appendToDocument`, with an edit that is made here of what the document is now.
 * @returns the row of the log, and the document after the edit; null where the edit changed nothing
 */
export async function editDocument(
  tx: Transaction,
  documentId: string,
  edit: (document: Y.Doc) => void,
  authorId: string | null,
): Promise<{ rowId: bigint; createdAt: Date; bytes: number; document: Y.Doc } | null> {
  const opened = await open(tx, documentId);
  const edited = new Y.Doc();
  Y.applyUpdate(edited, Y.encodeStateAsUpdate(opened.document));
  const updates: Uint8Array[] = [];
  edited.on("update", (update: Uint8Array) => updates.push(update));
  edited.transact(() => edit(edited));
  const update = Uint8Array.from(Y.mergeUpdates(updates));
  if (updates.length === 0 || isEmptyUpdate(update)) return null;
  const row = await append(tx, opened, update, authorId);
  return { rowId: row.id, createdAt: row.createdAt, bytes: update.length, document: edited };
}

async function open(tx: Transaction, documentId: string): Promise<Opened> {
  // Of two edits that are made of what the document is, the second sees the first. Those of editors don't wait.
  await tx.$executeRaw`SELECT FROM documents WHERE id = ${documentId}::uuid FOR NO KEY UPDATE`;
  const row = await tx.document.findUnique({ where: { id: documentId } });
  if (!row || !isDocumentKind(row.kind)) throw notFound("document");
  const document = new Y.Doc();
  for await (const updates of readState(tx, documentId)) applyUpdates(document, updates, null);
  return { id: row.id, channelId: row.channelId, kind: row.kind, document };
}

async function append(
  tx: Transaction,
  { id: documentId, channelId, kind, document }: Opened,
  update: Uint8Array<ArrayBuffer>,
  authorId: string | null,
): Promise<{ id: bigint; createdAt: Date }> {
  const writers = checkUpdate(update, DOCUMENT_RULES[kind], document);
  await tx.documentClient.createMany({
    data: writers.map((clientId) => ({ documentId, clientId, userId: authorId })),
    skipDuplicates: true,
  });
  // By the clock of the database, like all other rows, and not of when the transaction began.
  const [row] = await tx.$queryRaw<{ id: bigint; createdAt: Date }[]>`
    INSERT INTO document_updates (document_id, author_id, data, created_at)
    VALUES (${documentId}::uuid, ${authorId}::uuid, ${update}, clock_timestamp()) RETURNING id, created_at AS "createdAt"`;
  const { id, createdAt } = row!;
  await recordEdit(tx, { id: documentId, channelId });
  await publishControl(tx, { kind: "document", documentId, updateIds: [String(id)] });
  return { id, createdAt };
}
