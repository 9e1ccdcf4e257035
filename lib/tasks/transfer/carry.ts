import type { Person } from "@/lib/accounts/schema";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import type { Transaction } from "@/lib/db";
import { publishFilesChange } from "@/lib/documents/files/publish-change";
import { personJson } from "@/lib/objects/preview-sql";
import { reopenDescriptions } from "../description/service";
import { skipPastDue } from "../due/service";
import { findPosition, type Place } from "../order/position";
import { listDescendants } from "../tree";
import type { BeforeTransfer } from "./before";

export type Tree = { ids: [string, ...string[]]; shownIds: string[] };

/** A task and everything under it; `shownIds` without what is deleted. */
export async function listTree(tx: Transaction, taskId: string): Promise<Tree> {
  const below = await listDescendants(tx, taskId);
  const shown = below.filter(({ deletedAt }) => !deletedAt);
  return { ids: [taskId, ...below.map(({ id }) => id)], shownIds: [taskId, ...shown.map(({ id }) => id)] };
}

/**
 * Puts a task with all under it into another channel. Its attachments are its own, its comments go along by a trigger; labels and assignees are the
 * caller's. The tasks of both channels must be locked.
 * @returns the series that were left, each with the new one in its place
 */
export async function carry(
  tx: Transaction,
  { ids: [id, ...below] }: Tree,
  place: Place,
): Promise<BeforeTransfer["series"]> {
  const { channelId, parentId, columnId } = place;
  const position = await findPosition(tx, place);
  // By two, since a browser that has noted the task as deleted from its former channel takes nothing lower.
  await tx.$executeRaw`
    UPDATE tasks SET channel_id = ${channelId}::uuid, parent_id = ${parentId}::uuid, column_id = ${columnId}::uuid,
      position = ${position}, revision = revision + 2, updated_at = now() WHERE id = ${id}::uuid`;
  await tx.$executeRaw`
    UPDATE tasks SET channel_id = ${channelId}::uuid, revision = revision + 2, updated_at = now()
    WHERE id = ANY(${below}::uuid[])`;
  const all = [id, ...below];
  await reopenDescriptions(tx, all);
  const attachments = await tx.taskAttachment.findMany({
    where: { taskId: { in: all } },
    select: { fileId: true },
  });
  const fileIds = attachments.map(({ fileId }) => fileId);
  await tx.$executeRaw`
    UPDATE saved_items SET channel_id = ${channelId}::uuid
    WHERE target_type = 'task' AND target_id = ANY(${all}::uuid[])
      OR target_type = 'file' AND target_id = ANY(${fileIds}::uuid[])`;
  await tx.$executeRaw`
    UPDATE object_references SET channel_id = ${channelId}::uuid
    WHERE source_type = 'task' AND source_id = ANY(${all}::uuid[])`;
  await tx.$executeRaw`
    UPDATE inbox_items SET channel_id = ${channelId}::uuid
    WHERE target_type = 'task' AND target_id = ANY(${all}::uuid[])
      OR target_type = 'file' AND target_id = ANY(${fileIds}::uuid[])`;
  // The deleted tasks of its event say the same to the former channel.
  await publishFilesChange(tx, channelId);
  return renewSeries(tx, all);
}

/** A series belongs to one channel: occurrences that stay behind must not change with those that leave. */
async function renewSeries(tx: Transaction, taskIds: readonly string[]): Promise<BeforeTransfer["series"]> {
  return tx.$queryRaw`
    WITH series AS MATERIALIZED (
      SELECT series_id AS "from", gen_random_uuid() AS "to" FROM tasks
      WHERE id = ANY(${taskIds}::uuid[]) AND series_id IS NOT NULL GROUP BY series_id
    ), renewed AS (
      UPDATE tasks t SET series_id = series."to" FROM series
      WHERE t.id = ANY(${taskIds}::uuid[]) AND t.series_id = series."from"
    )
    SELECT "from", "to" FROM series`;
}

export type TakenOff = { taskId: string; userId: string; person: Person };

/** Takes those off the tasks who can't read the channel. A date that had come reminds nobody in their place. */
export async function takeOffStrangers(
  tx: Transaction,
  taskIds: readonly string[],
  channelId: string,
): Promise<TakenOff[]> {
  const takenOff = await tx.$queryRawUnsafe<TakenOff[]>(
    `WITH gone AS (
       SELECT a.task_id, a.user_id FROM task_assignees a JOIN channels c ON c.id = $2::uuid ${joinPerson("a.user_id")}
       WHERE a.task_id = ANY($1::uuid[]) AND NOT ${CHANNEL_IS_VISIBLE}
     ), deleted AS (
       DELETE FROM task_assignees a USING gone WHERE a.task_id = gone.task_id AND a.user_id = gone.user_id
       RETURNING a.task_id, a.user_id
     )
     SELECT d.task_id AS "taskId", d.user_id AS "userId", ${personJson("u")} AS person
     FROM deleted d JOIN users u ON u.id = d.user_id ORDER BY u.name, d.task_id`,
    taskIds,
    channelId,
  );
  const changedIds = [...new Set(takenOff.map(({ taskId }) => taskId))];
  if (changedIds.length > 0) await skipPastDue(tx, changedIds);
  return takenOff;
}
