import { firstColumn, isDoneColumn } from "@/lib/boards/columns";
import type { Column } from "@/lib/boards/schema";
import type { Transaction } from "@/lib/db";
import type { TaskModel } from "@/lib/generated/prisma/models";
import { type Act, type Changed, markDone, markOpen } from "../completion/marks";
import { findPositions } from "./position";

/**
 * Completes what comes into a done column, and reopens what comes out of one. It is called before the tasks stand there,
 * since the next one of what repeats takes their place.
 */
export async function settle(
  tx: Transaction,
  act: Act,
  tasks: readonly TaskModel[],
  to: Column,
): Promise<Changed> {
  if (to.isDone) {
    const open = tasks.filter(({ completedAt }) => !completedAt);
    return open.length > 0 ? markDone(tx, act, open) : { ids: [], deletedIds: [], nextId: null };
  }
  const changes: Changed[] = [];
  for (const task of tasks) {
    if (task.completedAt && isDoneColumn(act.columns, task.columnId))
      changes.push(await markOpen(tx, act, task));
  }
  return {
    ids: changes.flatMap(({ ids }) => ids),
    deletedIds: changes.flatMap(({ deletedIds }) => deletedIds),
    nextId: null,
  };
}

/**
 * Puts the cards among these tasks, which were completed or reopened where they stand, to the beginning of the first column
 * for that. Without such a column they stay.
 */
export async function followCompletion(
  tx: Transaction,
  { channel, columns }: Act,
  ids: readonly string[],
): Promise<void> {
  if (columns.length === 0) return;
  const cards = await tx.task.findMany({
    where: { id: { in: [...ids] }, columnId: { not: null } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, columnId: true, completedAt: true },
  });
  for (const isDone of [true, false]) {
    const to = firstColumn(columns, isDone);
    const coming = cards.filter(
      ({ columnId, completedAt }) =>
        (completedAt !== null) === isDone && isDoneColumn(columns, columnId) !== isDone,
    );
    if (to) await putInto(tx, channel.id, to.id, coming, null);
  }
}

/** Puts tasks into a column, in this order. @param afterId as of a place */
export async function putInto(
  tx: Transaction,
  channelId: string,
  columnId: string,
  tasks: readonly { id: string }[],
  afterId: string | null | undefined,
): Promise<void> {
  if (tasks.length === 0) return;
  const taskIds = tasks.map(({ id }) => id);
  const place = { channelId, parentId: null, columnId, afterId, taskIds };
  const positions = await findPositions(tx, place, taskIds.length);
  await tx.$executeRaw`
    UPDATE tasks t SET parent_id = NULL, column_id = ${columnId}::uuid, position = n.position,
      revision = t.revision + 1, updated_at = now()
    FROM unnest(${taskIds}::uuid[], ${positions}::text[]) AS n(id, position) WHERE t.id = n.id`;
}
