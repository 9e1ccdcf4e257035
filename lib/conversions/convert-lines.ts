import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { db, transaction } from "@/lib/db";
import { accessDocument } from "@/lib/documents/access";
import { AppError } from "@/lib/http/errors";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { getPersonSettings } from "@/lib/people/settings/service";
import { MAX_ASSIGNEES } from "@/lib/tasks/limits";
import { publishChange } from "@/lib/tasks/publish-tasks";
import { prepareTask } from "@/lib/tasks/service";
import { assertKnown, listReaders } from "./access";
import { dueOf } from "./read-message";
import type { ConversionPlaces, LinesConversion, Outcome } from "./schema";
import { listTargets } from "./targets/service";

/** Where lines of a document can become tasks. */
export async function listLinePlaces(actor: Actor, documentId: string, q: string): Promise<ConversionPlaces> {
  const { channelId } = await accessDocument(actor, documentId);
  return { targets: await listTargets(actor, { q, sourceId: channelId, personIds: [], isForTasks: true }) };
}

/**
 * Makes a task of each of some lines of a document, with the people that the line mentions who can read it there, and the
 * date that it names. The document stays as it is.
 * @throws AppError as `accessDocument` of the one and `accessChannel` of the other; conflict where others would read it
 */
export async function convertLines(
  actor: Actor,
  documentId: string,
  { lines, parentId, columnId, isWiderKnown, ...place }: LinesConversion,
): Promise<Outcome> {
  const document = await accessDocument(actor, documentId);
  const source = await accessChannel(actor, document.channelId, "channel.read");
  const target = await accessChannel(actor, place.channelId ?? source.id, "task.create");
  if (!isWiderKnown) await assertKnown(target, source);
  const { timeZone } = await getPersonSettings(actor);
  const now = new Date();
  const readers = await listReaders(target.id, [...new Set(lines.flatMap(({ people }) => people))]);
  const make = await prepareTask(actor, target.id, {
    ...{ title: "", due: null, repeat: null, priority: 0, labels: [], assignees: [] },
    ...{ parentId: parentId ?? null, columnId },
    // What stands under the task whose notes it was in needs no way back.
    notes: parentId === documentId ? "" : await linkTo(documentId, document.kind, source.name),
  });
  return transaction(async (tx) => {
    const made: string[] = [];
    const changed: string[] = [];
    for (const { title, people } of lines) {
      const due = dueOf({ body: title, createdAt: now.toISOString() }, timeZone, now);
      const assignees = people.filter((id) => readers.includes(id)).slice(0, MAX_ASSIGNEES);
      const [id, ...others] = await make(tx, {
        title,
        due: due && { ...due, timeZone: due.timeZone ?? timeZone },
        assignees,
      });
      made.push(id);
      changed.push(...others);
    }
    await publishChange(tx, target.id, { ids: [...new Set([...made, ...changed])], deletedIds: [] });
    const [first] = made;
    if (!first) throw new AppError("invalid_input", "lines: give at least one");
    return {
      ...{ type: "task", id: first, title: lines[0]?.title ?? "", taskIds: made, blockIds: [] },
      channel: { id: target.id, type: target.type, name: target.name },
    };
  });
}

/** The way back: to the document, or to the task whose notes it is. */
async function linkTo(documentId: string, kind: string, channelName: string): Promise<string> {
  // A document is mentioned as the channel that it is.
  if (kind !== "description") return mentionMarkdown(channelName, { type: "channel", id: documentId });
  const task = await db().task.findUnique({ where: { id: documentId }, select: { title: true } });
  return mentionMarkdown(task?.title ?? channelName, { type: "task", id: documentId });
}
