import type { Transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { MAX_LEVELS, MAX_SUBTASKS, MAX_TREE } from "./limits";

/**
 * Changes to the order, the levels and the completion of one channel's tasks wait for each other from here to the
 * transaction's end, so that positions stay distinct and no two moves make a cycle. Messages of the channel don't wait.
 */
export async function lockTasks(tx: Transaction, channelId: string): Promise<void> {
  const channels = await tx.$queryRaw<unknown[]>`
    SELECT id FROM channels WHERE id = ${channelId}::uuid FOR KEY SHARE`;
  if (channels.length === 0) throw notFound("channel");
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`tasks:${channelId}`}, 0))`;
}

type TreeRow = {
  id: string;
  channelId: string;
  columnId: string | null;
  archivedAt: Date | null;
  completedAt: Date | null;
  completedById: string | null;
  deletedAt: Date | null;
};
/** `level` is 1 for what is directly under the task `rootId`. */
export type Descendant = TreeRow & { level: number; rootId: string };

/** The task itself and what it stands under, from below. */
export function listBranch(tx: Transaction, taskId: string): Promise<TreeRow[]> {
  return tx.$queryRaw`
    WITH RECURSIVE branch AS (
      SELECT t.*, 0 AS level FROM tasks t WHERE t.id = ${taskId}::uuid
      UNION ALL SELECT t.*, b.level + 1 FROM tasks t JOIN branch b ON t.id = b.parent_id)
    SELECT id, channel_id AS "channelId", column_id AS "columnId", archived_at AS "archivedAt", completed_at AS "completedAt", completed_by_id AS "completedById", deleted_at AS "deletedAt"
    FROM branch ORDER BY level`;
}

/** Everything under some tasks, also what is done or deleted. */
export function listDescendants(tx: Transaction, ...taskIds: string[]): Promise<Descendant[]> {
  return tx.$queryRaw`
    WITH RECURSIVE below AS (
      SELECT t.*, 1 AS level, t.parent_id AS root_id FROM tasks t WHERE t.parent_id = ANY(${taskIds}::uuid[])
      UNION ALL SELECT t.*, b.level + 1, b.root_id FROM tasks t JOIN below b ON t.parent_id = b.id)
    SELECT id, channel_id AS "channelId", column_id AS "columnId", archived_at AS "archivedAt", level, root_id AS "rootId", completed_at AS "completedAt", completed_by_id AS "completedById", deleted_at AS "deletedAt"
    FROM below ORDER BY level`;
}

/**
 * Checks that a task may stand under another one. What is open stands under nothing that is done.
 * @param task that moves; null for a new one
 * @throws AppError not_found where the other isn't in the channel, conflict for a cycle and beyond the limits
 */
export async function assertFits(
  tx: Transaction,
  channelId: string,
  parentId: string,
  task: { id: string; isDone: boolean } | null,
): Promise<void> {
  const parent = await tx.task.findFirst({
    where: { id: parentId, channelId, deletedAt: null },
    select: { completedAt: true, archivedAt: true },
  });
  if (!parent) throw notFound("task");
  if (parent.archivedAt)
    throw new AppError("conflict", "The task to put it under is archived. Restore it first.");
  const branch = await listBranch(tx, parentId);
  if (task && branch.some(({ id }) => id === task.id)) {
    throw new AppError("conflict", "A task can’t be put under itself or under one of its own.");
  }
  if (parent.completedAt && !task?.isDone) {
    throw new AppError("conflict", "The task to put it under is done. Reopen it first.");
  }
  const below = task ? await listDescendants(tx, task.id) : [];
  const levels = 1 + Math.max(0, ...below.map(({ level }) => level));
  if (branch.length + levels > MAX_LEVELS) {
    throw new AppError("conflict", `Tasks have ${MAX_LEVELS} levels at most, with their subtasks.`);
  }
  if ((await tx.task.count({ where: { parentId } })) >= MAX_SUBTASKS) {
    throw new AppError("conflict", `A task has ${MAX_SUBTASKS} subtasks at most.`);
  }
  const root = branch.at(-1)?.id ?? parentId;
  const tree = await listDescendants(tx, root);
  const comes = task && tree.some(({ id }) => id === task.id) ? 0 : 1 + below.length;
  if (1 + tree.length + comes > MAX_TREE) {
    throw new AppError("conflict", `A task has ${MAX_TREE} tasks under it at most, on all levels.`);
  }
}

/** Counts a change of tasks whose subtasks have changed, since their numbers are part of them. */
export async function countChange(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.task.updateMany({ where: { id: { in: [...ids] } }, data: { revision: { increment: 1 } } });
}
