import type { Actor } from "@/lib/auth/actor";
import { columnsOf } from "@/lib/boards/columns";
import { type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { accessTask } from "../access";
import { recordActs } from "../activity/record";
import { announceItemsOf } from "../announce-items";
import { putAtEnd } from "../order/columns";
import { loadTask, publishTasks } from "../publish-tasks";
import type { Task } from "../schema";
import { listDescendants, lockTasks } from "../tree";

/** Puts a task away with everything under it. Archiving it again changes nothing. */
export async function archiveTask(actor: Actor, taskId: string): Promise<Task> {
  const { channel } = await accessTask(actor, taskId, "task.delete");
  return transaction(async (tx) => {
    await lockTasks(tx, channel.id);
    const task = await findTop(tx, channel.id, taskId);
    if (task.archivedAt) return loadTask(tx, taskId);
    return publishTasks(tx, channel.id, await write(tx, actor, taskId, new Date()));
  });
}

/**
 * Takes a task out of the archive, to where it was. A card whose column is gone stands at the end of the first one for what
 * is done, or for what isn't.
 */
export async function unarchiveTask(actor: Actor, taskId: string): Promise<Task> {
  const { channel } = await accessTask(actor, taskId, "task.delete");
  return transaction(async (tx) => {
    await lockTasks(tx, channel.id);
    const task = await findTop(tx, channel.id, taskId);
    if (!task.archivedAt) return loadTask(tx, taskId);
    const columns = await columnsOf(tx, channel);
    if (columns.length > 0 && !task.columnId) await putAtEnd(tx, channel.id, columns, task);
    return publishTasks(tx, channel.id, await write(tx, actor, taskId, null));
  });
}

async function findTop(tx: Transaction, channelId: string, taskId: string) {
  const task = await tx.task.findFirst({ where: { id: taskId, channelId, deletedAt: null } });
  if (!task) throw notFound("task");
  if (task.parentId) {
    throw new AppError("conflict", "A subtask is archived with the task that it’s under. Archive that one.");
  }
  return task;
}

async function write(
  tx: Transaction,
  actor: Actor,
  taskId: string,
  archivedAt: Date | null,
): Promise<[string, ...string[]]> {
  const below = (await listDescendants(tx, taskId)).filter(({ deletedAt }) => !deletedAt);
  const ids: [string, ...string[]] = [taskId, ...below.map(({ id }) => id)];
  await tx.task.updateMany({
    where: { id: { in: ids } },
    data: { archivedAt, revision: { increment: 1 } },
  });
  await recordActs(tx, actor, [taskId], { kind: archivedAt ? "archived" : "unarchived" });
  await announceItemsOf(tx, ids);
  return ids;
}
