import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import type { Transaction } from "@/lib/db";
import { editedDocument } from "@/lib/documents/edited";
import type { Processor } from "@/lib/events/processor";
import { record } from "@/lib/events/record";
import { addInboxItems } from "@/lib/inbox/service";
import { findReferences, storeReferences } from "@/lib/references/service";
import { recordWriting } from "./activity/record";
import { readDescriptionIn } from "./description/service";
import { publishChange } from "./publish-tasks";

/** Stores what a task refers to. */
export const referencesOfTask: Processor<"task.created" | "task.updated"> = {
  name: "references",
  process: async ({ tx, event, objectId: id }) => {
    // The deletion of the channel comes first, or waits.
    const [task] = await tx.$queryRaw<{ channelId: string; title: string; notes: string }[]>`
      SELECT c.id AS "channelId", t.title, t.notes FROM tasks t JOIN channels c ON c.id = t.channel_id
      WHERE t.id = ${id}::uuid AND t.deleted_at IS NULL FOR KEY SHARE OF c`;
    if (!task) return;
    const targets = await findReferences(tx, task.title, task.notes);
    // A new task has referred to nothing before.
    if (targets.length === 0 && event === "task.created") return;
    await storeReferences(tx, { type: "task", id, channelId: task.channelId }, targets);
  },
};

/** Has a task follow its description: what it is found by and refers to, and who has written in it. */
export const notesOfEditedDescription: Processor<"document.edited"> = {
  name: "notes",
  process: async (delivery) => {
    const document = await editedDocument(delivery);
    if (!document?.taskId) return;
    const { tx } = delivery;
    const { id: documentId, taskId, channelId } = document;
    const notedBefore = await noteEdits(tx, documentId);
    const notes = await readDescriptionIn(tx, documentId);
    const changed = await tx.task.updateMany({
      where: { id: taskId, notes: { not: notes } },
      data: { notes, notesRevision: { increment: 1 }, revision: { increment: 1 } },
    });
    // It has followed in the transaction of the edit.
    if (changed.count === 0) return;
    for (const userId of await listWriters(tx, documentId, notedBefore))
      await recordWriting(tx, { userId }, taskId);
    const object = { type: "task", id: taskId } as const;
    const place = { channelId, workspaceId: null, actorId: null };
    await record(tx, { event: "task.updated", object, ...place, payload: {} });
    await publishChange(tx, channelId, { ids: [taskId], deletedIds: [] });
  },
};

/**
 * The edits until now are noted. It is done in the transaction that writes what they did to the task, so that one which
 * fails loses none of their writers.
 * @returns until when they were noted before; null for the first
 */
async function noteEdits(tx: Transaction, documentId: string): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ notedBefore: Date | null }[]>`
    UPDATE document_texts t SET noted_at = t.updated_at
    FROM (SELECT noted_at FROM document_texts WHERE document_id = ${documentId}::uuid FOR NO KEY UPDATE) before
    WHERE t.document_id = ${documentId}::uuid RETURNING before.noted_at AS "notedBefore"`;
  return row?.notedBefore ?? null;
}

/** Who has written since then: by the log, or by the latest version where that has been compacted. */
async function listWriters(tx: Transaction, documentId: string, since: Date | null): Promise<string[]> {
  const writers = await tx.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT author_id AS "userId" FROM document_updates
    WHERE document_id = ${documentId}::uuid AND author_id IS NOT NULL
      AND created_at > coalesce(${since}::timestamptz, '-infinity')`;
  if (writers.length > 0) return writers.map(({ userId }) => userId);
  const version = await tx.documentVersion.findFirst({
    where: { documentId, untilAt: { gt: since ?? new Date(0) } },
    orderBy: { untilAt: "desc" },
    select: { authors: true },
  });
  const authors = (version?.authors ?? []) as { userId: string | null }[];
  return authors.flatMap(({ userId }) => userId ?? []);
}

/** Those of the given people who are still assigned, see the channel and want to hear of it from the actor. */
const RECIPIENTS = `/* name: assigned people */
  SELECT a.user_id AS "userId", c.workspace_id AS "workspaceId", c.id AS "channelId"
  FROM tasks t JOIN task_assignees a ON a.task_id = t.id JOIN channels c ON c.id = t.channel_id
  ${joinPerson("a.user_id")}
  LEFT JOIN channel_preferences p ON p.channel_id = c.id AND p.user_id = a.user_id
  LEFT JOIN workspace_preferences wp ON wp.workspace_id = c.workspace_id AND wp.user_id = a.user_id
  WHERE t.id = $1::uuid AND t.completed_at IS NULL AND t.archived_at IS NULL AND t.deleted_at IS NULL
    AND a.user_id = ANY($2::uuid[]) AND a.user_id IS DISTINCT FROM $3::uuid
    AND ${CHANNEL_IS_VISIBLE} AND coalesce(p.level, wp.level, 'MENTIONS') <> 'NONE'
    AND NOT EXISTS (SELECT FROM blocks b WHERE b.blocker_id = a.user_id AND b.blocked_id = $3::uuid)
  FOR KEY SHARE OF c`;

/** Notifies those whom a task was assigned to. */
export const inboxOfAssigned: Processor<"task.assigned"> = {
  name: "inbox",
  process: async ({ tx, objectId: id, actorId, payload: { userIds } }) => {
    const people = await tx.$queryRawUnsafe<
      { userId: string; workspaceId: string | null; channelId: string }[]
    >(RECIPIENTS, id, userIds, actorId);
    const item = { kind: "ASSIGNED", key: `assigned:${id}`, actorId, target: { type: "task", id } } as const;
    await addInboxItems(
      tx,
      people.map((person) => ({ ...person, ...item })),
    );
  },
};
