import type { Actor } from "@/lib/auth/actor";
import { columnsOf, defaultColumn, namedColumn } from "@/lib/boards/columns";
import type { Column } from "@/lib/boards/schema";
import { accessChannel } from "@/lib/channels/access";
import { type Transaction, transaction } from "@/lib/db";
import type { TaskModel } from "@/lib/generated/prisma/models";
import { AppError } from "@/lib/http/errors";
import { accessTask, findTask } from "../access";
import { recordActs } from "../activity/record";
import { loadTask, loadTasks, named, publishChange } from "../publish-tasks";
import type { Task, TaskPosition, TaskPositions } from "../schema";
import { assertFits, countChange, listBranch, lockTasks } from "../tree";
import { NOTHING, putInto, recordColumns, settle } from "./columns";
import { findPosition, isInPlace } from "./position";

/**
 * Puts a task, with its subtasks, behind another one, under another, or into another column.
 * @throws AppError conflict for a cycle, where it would have too many levels, and where the column is gone
 */
export async function moveTask(actor: Actor, taskId: string, to: TaskPosition): Promise<Task> {
  const { channel } = await accessTask(actor, taskId, "task.update");
  return transaction(async (tx) => {
    await lockTasks(tx, channel.id);
    const task = await findTask(tx, channel.id, taskId);
    const columns = await columnsOf(tx, channel);
    const { parentId = to.columnId ? null : task.parentId, afterId, isDone } = to;
    const column = parentId ? noColumn(to) : await findColumn(tx, columns, task, to);
    const place = { channelId: channel.id, parentId, columnId: column?.id ?? null, afterId };
    const isSameParent = parentId === task.parentId;
    const isSettled = isDone === undefined || isDone === (task.completedAt !== null);
    if (!column && isDone !== undefined)
      throw new AppError("invalid_input", "isDone: it comes into no column");
    if (isSettled && isSameParent && place.columnId === task.columnId && (await isInPlace(tx, task, place))) {
      return loadTask(tx, taskId);
    }
    if (!isSameParent && parentId) {
      await assertFits(tx, channel.id, parentId, { id: taskId, isDone: task.completedAt !== null });
    }
    const neighbor = afterId && column && !(isDone ?? column.isDone) ? await findNeighbor(tx, afterId) : null;
    const changed =
      column && (column.id !== task.columnId || !isSettled)
        ? await settle(tx, { actor, channel, columns }, [task], column, isDone)
        : NOTHING;
    const { deletedIds } = changed;
    if (column) await putInto(tx, place, [task], await neighborLeft(tx, neighbor, afterId, deletedIds));
    else {
      const position = await findPosition(tx, { ...place, taskIds: [taskId] });
      await tx.task.update({
        where: { id: taskId },
        data: { parentId, columnId: null, position, revision: { increment: 1 } },
      });
    }
    if (!isSameParent) {
      const parent =
        parentId && (await tx.task.findUnique({ where: { id: parentId }, select: { title: true } }));
      await recordActs(tx, actor, [taskId], { kind: "under", title: parent ? parent.title : null });
    }
    if (column) await recordColumns(tx, { actor, channel, columns }, [task], column);
    const parents = isSameParent ? [] : [task.parentId, parentId].filter((id) => id !== null);
    await countChange(tx, parents);
    const ids = [taskId, ...parents, ...changed.ids];
    return named(await publishChange(tx, channel.id, { ids, deletedIds }), taskId);
  });
}

/**
 * Puts several tasks behind another one, in this order, on a board into a column: all of them, or none.
 * @throws AppError conflict where one of them is gone or under another, or the column is gone
 */
export async function moveTasks(actor: Actor, channelId: string, to: TaskPositions) {
  const channel = await accessChannel(actor, channelId, "task.update");
  const { taskIds, afterId, isDone } = to;
  if (afterId && taskIds.includes(afterId)) {
    throw new AppError("invalid_input", "afterId: is one of those that move");
  }
  return transaction(async (tx) => {
    await lockTasks(tx, channelId);
    const tasks = await findTasks(tx, channelId, taskIds);
    const columns = await columnsOf(tx, channel);
    // On a board they come into one column, that of the first where none is named.
    const columnName = columns.length > 0 ? (to.columnId ?? tasks[0]?.columnId) : to.columnId;
    const column = columnName ? namedColumn(columns, columnName) : null;
    const columnId = column?.id ?? null;
    if (!column && isDone !== undefined)
      throw new AppError("invalid_input", "isDone: they come into no column");
    const isSettled = ({ completedAt }: TaskModel) =>
      isDone === undefined || isDone === (completedAt !== null);
    if (tasks.every(isSettled) && (await areInPlace(tx, { channelId, columnId }, to)))
      return { items: await loadTasks(tx, taskIds) };
    const coming = column ? tasks.filter((task) => task.columnId !== columnId) : [];
    const neighbor = afterId && column && !(isDone ?? column.isDone) ? await findNeighbor(tx, afterId) : null;
    const unsettled = tasks.filter((task) => task.columnId !== columnId || !isSettled(task));
    const { ids, deletedIds } = column
      ? await settle(tx, { actor, channel, columns }, unsettled, column, isDone)
      : NOTHING;
    // Reopening takes back the next one of what repeats, which may be moved along.
    const isLeft = ({ id }: { id: string }) => !deletedIds.includes(id);
    const left = tasks.filter(isLeft);
    await putInto(tx, { channelId, columnId }, left, await neighborLeft(tx, neighbor, afterId, deletedIds));
    if (column) await recordColumns(tx, { actor, channel, columns }, coming.filter(isLeft), column);
    const changed = [...left.map(({ id }) => id), ...ids];
    const published = await publishChange(tx, channelId, { ids: changed, deletedIds });
    return { items: left.map(({ id }) => named(published, id)) };
  });
}

type Neighbor = Pick<TaskModel, "channelId" | "columnId" | "parentId" | "position">;

const findNeighbor = (tx: Transaction, id: string): Promise<Neighbor | null> =>
  tx.task.findUnique({
    where: { id },
    select: { channelId: true, columnId: true, parentId: true, position: true },
  });

/** The task to stand behind: where reopening has just deleted it, the one that it stood behind. */
async function neighborLeft(
  tx: Transaction,
  neighbor: Neighbor | null,
  afterId: string | null,
  deletedIds: readonly string[],
): Promise<string | null> {
  if (!afterId || !neighbor || !deletedIds.includes(afterId)) return afterId;
  const { position, ...place } = neighbor;
  const before = await tx.task.findFirst({
    where: { ...place, position: { lt: position }, archivedAt: null, deletedAt: null },
    orderBy: [{ position: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return before?.id ?? null;
}

async function findTasks(
  tx: Transaction,
  channelId: string,
  taskIds: readonly string[],
): Promise<TaskModel[]> {
  const rows = await tx.task.findMany({
    where: { id: { in: [...taskIds] }, channelId, parentId: null, archivedAt: null, deletedAt: null },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return taskIds.map((id) => {
    const task = byId.get(id);
    if (!task)
      throw new AppError("conflict", "Some of these are gone, or under another one. Choose them again.");
    return task;
  });
}

/** Whether they stand there already, in this order and with none between. */
async function areInPlace(
  tx: Transaction,
  order: { channelId: string; columnId: string | null },
  { taskIds, afterId }: TaskPositions,
): Promise<boolean> {
  const shown = await tx.task.findMany({
    where: { ...order, parentId: null, archivedAt: null, deletedAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const at = afterId === null ? 0 : shown.findIndex(({ id }) => id === afterId) + 1;
  return (afterId === null || at > 0) && taskIds.every((id, index) => shown[at + index]?.id === id);
}

/** Where a task comes to stand that has no parent: a subtask that becomes a card, in the column of the card it was under. */
async function findColumn(
  tx: Transaction,
  columns: readonly Column[],
  task: TaskModel,
  { columnId }: TaskPosition,
): Promise<Column | null> {
  if (columnId) return namedColumn(columns, columnId);
  if (columns.length === 0) return null;
  const root = (await listBranch(tx, task.id)).at(-1);
  return columns.find(({ id }) => id === root?.columnId) ?? defaultColumn(columns);
}

function noColumn({ columnId }: TaskPosition): null {
  if (columnId) throw new AppError("invalid_input", "columnId: a subtask stands in no column");
  return null;
}
