import type { Actor } from "@/lib/auth/actor";
import { columnsOf, defaultColumn, namedColumn } from "@/lib/boards/columns";
import type { Column } from "@/lib/boards/schema";
import { type Transaction, transaction } from "@/lib/db";
import type { TaskModel } from "@/lib/generated/prisma/models";
import { AppError, notFound } from "@/lib/http/errors";
import { accessTask } from "../access";
import { recordActs } from "../activity/record";
import { loadTask, named, publishChange } from "../publish-tasks";
import type { Task, TaskPosition } from "../schema";
import { assertFits, countChange, listBranch, lockTasks } from "../tree";
import { putInto, settle } from "./columns";
import { findPosition, isInPlace } from "./position";

/**
 * Puts a task, with its subtasks, behind another one, under another, or into another column.
 * @throws AppError conflict for a cycle, where it would have too many levels, and where the column is gone
 */
export async function moveTask(actor: Actor, taskId: string, to: TaskPosition): Promise<Task> {
  const { channel } = await accessTask(actor, taskId, "task.update");
  return transaction(async (tx) => {
    await lockTasks(tx, channel.id);
    const task = await tx.task.findFirst({ where: { id: taskId, deletedAt: null } });
    if (!task) throw notFound("task");
    const columns = await columnsOf(tx, channel);
    const { parentId = to.columnId ? null : task.parentId, afterId } = to;
    const column = parentId ? noColumn(to) : await findColumn(tx, columns, task, to);
    const place = { channelId: channel.id, parentId, columnId: column?.id ?? null, afterId };
    const isSameParent = parentId === task.parentId;
    if (isSameParent && place.columnId === task.columnId && (await isInPlace(tx, task, place))) {
      return loadTask(tx, taskId);
    }
    if (!isSameParent && parentId) {
      await assertFits(tx, channel.id, parentId, { id: taskId, isDone: task.completedAt !== null });
    }
    const changed =
      column && column.id !== task.columnId
        ? await settle(tx, { actor, channel, columns }, [task], column)
        : { ids: [], deletedIds: [] };
    if (column) await putInto(tx, channel.id, column.id, [task], afterId);
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
    const from = columns.find(({ id }) => id === task.columnId);
    if (from && column && from.id !== column.id) {
      await recordActs(tx, actor, [taskId], { kind: "column", from: from.name, to: column.name });
    }
    const parents = isSameParent ? [] : [task.parentId, parentId].filter((id) => id !== null);
    await countChange(tx, parents);
    const ids = [taskId, ...parents, ...changed.ids];
    return named(await publishChange(tx, channel.id, { ids, deletedIds: changed.deletedIds }), taskId);
  });
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
