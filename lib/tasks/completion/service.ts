import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { record } from "@/lib/events/record";
import { notFound } from "@/lib/http/errors";
import { refersToAnything } from "@/lib/references/service";
import { accessTask } from "../access";
import { recordActs } from "../activity/record";
import { announceItemsOf } from "../announce-items";
import { loadTask, publishChange } from "../publish-tasks";
import { createNext, withdrawNext } from "../repeat/next";
import type { Task, TaskCompletion } from "../schema";
import { countChange, listBranch, listDescendants, lockTasks } from "../tree";

/**
 * Completes a task, and what is open under it. Of one that repeats the next is made. Completing it again changes nothing.
 */
export async function completeTask(actor: Actor, taskId: string): Promise<TaskCompletion> {
  const { channel } = await accessTask(actor, taskId, "task.update");
  return transaction(async (tx) => {
    await lockTasks(tx, channel.id);
    const task = await findTask(tx, taskId);
    if (task.completedAt) return { task: await loadTask(tx, taskId), next: null };
    const open = (await listDescendants(tx, taskId)).filter((it) => !it.completedAt && !it.deletedAt);
    const below = open.map(({ id }) => id);
    const completedAt = new Date();
    await tx.task.updateMany({
      where: { id: { in: [taskId, ...below] } },
      data: { completedAt, completedById: actor.userId, revision: { increment: 1 } },
    });
    await recordActs(tx, actor, [taskId, ...below], { kind: "completed" });
    const following = await createNext(tx, actor, task, completedAt);
    const above = task.parentId ? [task.parentId] : [];
    await countChange(tx, above);
    await announceItemsOf(tx, [taskId, ...below]);
    const { id: channelId, workspaceId } = channel;
    for (const id of await listReferring(tx, following)) {
      const object = { type: "task" as const, id };
      const by = { actorId: actor.userId, channelId, workspaceId };
      await record(tx, { event: "task.created", object, ...by, payload: {} });
    }
    const ids = [taskId, ...below, ...above, ...following];
    return answer(await publishChange(tx, channelId, { ids, deletedIds: [] }), taskId, following[0]);
  });
}

/**
 * Reopens a task, what was completed with it, and what it stands under. The next one of what repeats is taken back, unless
 * somebody has changed it: then it stays and is in the answer.
 */
export async function reopenTask(actor: Actor, taskId: string): Promise<TaskCompletion> {
  const { channel } = await accessTask(actor, taskId, "task.update");
  return transaction(async (tx) => {
    await lockTasks(tx, channel.id);
    const task = await findTask(tx, taskId);
    const { completedAt } = task;
    if (!completedAt) return { task: await loadTask(tx, taskId), next: null };
    const below = (await listDescendants(tx, taskId)).filter(
      (it) => it.completedAt?.getTime() === completedAt.getTime() && !it.deletedAt,
    );
    const { deletedIds, keptId } = await withdrawNext(tx, task);
    const ids = [taskId, ...below.map(({ id }) => id)] as const;
    const changed = await reopen(tx, actor, ids);
    const published = [...ids, ...changed, ...(keptId ? [keptId] : [])];
    return answer(await publishChange(tx, channel.id, { ids: published, deletedIds }), taskId, keptId);
  });
}

/**
 * Opens these tasks, and what the first one stands under.
 * @returns those above that have changed by it
 */
export async function reopen(
  tx: Transaction,
  actor: Actor,
  ids: readonly [string, ...string[]],
): Promise<string[]> {
  const above = (await listBranch(tx, ids[0])).slice(1);
  const done = above.filter(({ completedAt }) => completedAt).map(({ id }) => id);
  const where = { id: { in: [...ids, ...done] } };
  const closed = await tx.task.findMany({
    where: { ...where, completedAt: { not: null } },
    select: { id: true },
  });
  await recordActs(
    tx,
    actor,
    closed.map(({ id }) => id),
    { kind: "reopened" },
  );
  await tx.task.updateMany({
    where,
    data: { completedAt: null, completedById: null, revision: { increment: 1 } },
  });
  await announceItemsOf(tx, [...ids, ...done]);
  // The lowest open one above counts one more.
  const counting = above.find(({ completedAt }) => !completedAt);
  if (counting) await countChange(tx, [counting.id]);
  return [...done, ...(counting ? [counting.id] : [])];
}

/** Those whose text refers to anything: nothing else follows from the copy of a task. */
async function listReferring(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const where = { id: { in: [...ids] } };
  const copies = await tx.task.findMany({ where, select: { id: true, title: true, notes: true } });
  return copies.flatMap(({ id, title, notes }) => (refersToAnything(`${title}\n${notes}`) ? id : []));
}

async function findTask(tx: Transaction, taskId: string) {
  const task = await tx.task.findFirst({ where: { id: taskId, deletedAt: null } });
  if (!task) throw notFound("task");
  return task;
}

function answer(tasks: readonly Task[], taskId: string, nextId: string | null | undefined): TaskCompletion {
  const task = tasks.find(({ id }) => id === taskId);
  if (!task) throw notFound("task");
  return { task, next: tasks.find(({ id }) => id === nextId) ?? null };
}
