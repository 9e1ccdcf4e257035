import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { accessTask } from "../access";
import { loadTask, publishTasks } from "../publish-tasks";
import type { TaskCompletion } from "../schema";
import { countChange, listBranch, listDescendants, lockTasks } from "../tree";

/** Completes a task, and what is open under it. Completing it again changes nothing. */
export async function completeTask(actor: Actor, taskId: string): Promise<TaskCompletion> {
  const { channel } = await accessTask(actor, taskId, "task.update");
  return transaction(async (tx) => {
    await lockTasks(tx, channel.id);
    const task = await findTask(tx, taskId);
    if (task.completedAt) return { task: await loadTask(tx, taskId), next: null };
    const open = (await listDescendants(tx, taskId)).filter((it) => !it.completedAt && !it.deletedAt);
    const below = open.map(({ id }) => id);
    await tx.task.updateMany({
      where: { id: { in: [taskId, ...below] } },
      data: { completedAt: new Date(), completedById: actor.userId, revision: { increment: 1 } },
    });
    const above = task.parentId ? [task.parentId] : [];
    await countChange(tx, above);
    return { task: await publishTasks(tx, channel.id, [taskId, ...below, ...above]), next: null };
  });
}

/** Reopens a task, what was completed with it, and what it stands under. */
export async function reopenTask(actor: Actor, taskId: string): Promise<TaskCompletion> {
  const { channel } = await accessTask(actor, taskId, "task.update");
  return transaction(async (tx) => {
    await lockTasks(tx, channel.id);
    const { completedAt } = await findTask(tx, taskId);
    if (!completedAt) return { task: await loadTask(tx, taskId), next: null };
    const below = (await listDescendants(tx, taskId)).filter(
      (it) => it.completedAt?.getTime() === completedAt.getTime() && !it.deletedAt,
    );
    const ids = [taskId, ...below.map(({ id }) => id)] as const;
    const changed = await reopen(tx, ids);
    return { task: await publishTasks(tx, channel.id, [...ids, ...changed]), next: null };
  });
}

/**
 * Opens these tasks, and what the first one stands under.
 * @returns those above that have changed by it
 */
export async function reopen(tx: Transaction, ids: readonly [string, ...string[]]): Promise<string[]> {
  const above = (await listBranch(tx, ids[0])).slice(1);
  const done = above.filter(({ completedAt }) => completedAt).map(({ id }) => id);
  await tx.task.updateMany({
    where: { id: { in: [...ids, ...done] } },
    data: { completedAt: null, completedById: null, revision: { increment: 1 } },
  });
  // The lowest open one above counts one more.
  const counting = above.find(({ completedAt }) => !completedAt);
  if (counting) await countChange(tx, [counting.id]);
  return [...done, ...(counting ? [counting.id] : [])];
}

async function findTask(tx: Transaction, taskId: string) {
  const task = await tx.task.findFirst({
    where: { id: taskId, deletedAt: null },
    select: { parentId: true, completedAt: true },
  });
  if (!task) throw notFound("task");
  return task;
}
