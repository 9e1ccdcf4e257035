import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import type { Processor } from "@/lib/events/processor";
import { addInboxItems } from "@/lib/inbox/service";
import { findReferences, storeReferences } from "@/lib/references/service";

/** Stores what a task refers to. */
export const referencesOfTask: Processor<"task.created" | "task.updated"> = {
  name: "references",
  process: async ({ tx, event, objectId: id }) => {
    const select = { channelId: true, title: true, notes: true } as const;
    const task = await tx.task.findFirst({ where: { id, deletedAt: null }, select });
    if (!task) return;
    const targets = await findReferences(tx, task.title, task.notes);
    // A new task has referred to nothing before.
    if (targets.length === 0 && event === "task.created") return;
    await storeReferences(tx, { type: "task", id, channelId: task.channelId }, targets);
  },
};

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
    AND NOT EXISTS (SELECT FROM blocks b WHERE b.blocker_id = a.user_id AND b.blocked_id = $3::uuid)`;

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
