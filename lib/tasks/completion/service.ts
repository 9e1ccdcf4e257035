import type { Actor } from "@/lib/auth/actor";
import { columnsOf } from "@/lib/boards/columns";
import { type Transaction, transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { accessTask, findTask } from "../access";
import { followCompletion } from "../order/columns";
import { loadTask, publishChange } from "../publish-tasks";
import type { TaskCompletion } from "../schema";
import { lockTasks } from "../tree";
import { type Act, type Changed, markDone, markOpen } from "./marks";

/**
 * Completes a task, and what is open under it. Of one that repeats the next is made. Completing it again changes nothing. A
 * card goes to the first done column.
 */
export async function completeTask(actor: Actor, taskId: string): Promise<TaskCompletion> {
  const { channel } = await accessTask(actor, taskId, "task.update");
  return transaction(async (tx) => {
    await lockTasks(tx, channel.id);
    const task = await findTask(tx, channel.id, taskId);
    if (task.completedAt) return { task: await loadTask(tx, taskId), next: null };
    const act = { actor, channel, columns: await columnsOf(tx, channel) };
    const changed = await markDone(tx, act, [task]);
    await followCompletion(tx, act, [taskId]);
    return answer(tx, act, taskId, changed);
  });
}

/**
 * Reopens a task, what was completed with it, and what it stands under. The next one of what repeats is taken back, unless
 * somebody has changed it: then it stays and is in the answer. A card goes to the first column that isn't for what is done.
 */
export async function reopenTask(actor: Actor, taskId: string): Promise<TaskCompletion> {
  const { channel } = await accessTask(actor, taskId, "task.update");
  return transaction(async (tx) => {
    await lockTasks(tx, channel.id);
    const task = await findTask(tx, channel.id, taskId);
    if (!task.completedAt) return { task: await loadTask(tx, taskId), next: null };
    const act = { actor, channel, columns: await columnsOf(tx, channel) };
    const changed = await markOpen(tx, act, [task]);
    await followCompletion(tx, act, changed.ids);
    return answer(tx, act, taskId, changed);
  });
}

async function answer(
  tx: Transaction,
  { channel }: Act,
  taskId: string,
  { ids, deletedIds, nextId }: Changed,
): Promise<TaskCompletion> {
  const tasks = await publishChange(tx, channel.id, { ids, deletedIds });
  const task = tasks.find(({ id }) => id === taskId);
  if (!task) throw notFound("task");
  return { task, next: tasks.find(({ id }) => id === nextId) ?? null };
}
