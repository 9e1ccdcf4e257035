import { defaultColumn, firstColumn, isDoneColumn } from "@/lib/boards/columns";
import type { Column } from "@/lib/boards/schema";
import type { Transaction } from "@/lib/db";
import type { TaskModel } from "@/lib/generated/prisma/models";
import { recordActs } from "../activity/record";
import { type Act, type Changed, markDone, markOpen } from "../completion/marks";
import { findPositions } from "./position";

export const NOTHING: Changed = { ids: [], deletedIds: [], nextId: null };

/**
 * Completes what comes into a done column, and reopens what comes out of one. It is called before the tasks stand there,
 * since the next one of what repeats takes their place.
 * @param isDone what they are to be instead
 */
export async function settle(
  tx: Transaction,
  act: Act,
  tasks: readonly TaskModel[],
  to: Column,
  isDone: boolean | undefined,
): Promise<Changed> {
  if (isDone ?? to.isDone) {
    const open = tasks.filter(({ completedAt }) => !completedAt);
    return open.length > 0 ? markDone(tx, act, open) : NOTHING;
  }
  const [first, ...others] = tasks.filter(
    ({ completedAt, columnId }) => completedAt && (isDone === false || isDoneColumn(act.columns, columnId)),
  );
  return first ? markOpen(tx, act, [first, ...others]) : NOTHING;
}

/** Writes that somebody moved cards from their columns to another one. */
export async function recordColumns(
  tx: Transaction,
  { actor, columns }: Act,
  tasks: readonly TaskModel[],
  to: Column,
): Promise<void> {
  for (const { id, name } of columns) {
    const moved = tasks.flatMap((task) => (task.columnId === id && id !== to.id ? task.id : []));
    await recordActs(tx, actor, moved, { kind: "column", from: name, to: to.name });
  }
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
    if (to) await putInto(tx, { channelId: channel.id, columnId: to.id }, coming, null);
  }
}

/** Puts tasks under no other, into a column where there is one, in this order. @param afterId as of a place */
export async function putInto(
  tx: Transaction,
  { channelId, columnId }: { channelId: string; columnId: string | null },
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

/** Puts a task that comes back to the end of the list, or of the first column for what is done or for what isn't. */
export function putAtEnd(
  tx: Transaction,
  channelId: string,
  columns: readonly Column[],
  task: { id: string; completedAt: Date | null },
): Promise<void> {
  const columnId = defaultColumn(columns, task.completedAt !== null)?.id ?? null;
  return putInto(tx, { channelId, columnId }, [task], undefined);
}
