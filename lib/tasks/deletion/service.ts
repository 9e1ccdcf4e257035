import type { Actor } from "@/lib/auth/actor";
import { columnsOf } from "@/lib/boards/columns";
import { type Transaction, transaction } from "@/lib/db";
import { publishFilesChange } from "@/lib/documents/files/publish-change";
import { AppError } from "@/lib/http/errors";
import { removeReferences } from "@/lib/references/service";
import { accessTask } from "../access";
import { recordActs } from "../activity/record";
import { announceItemsOf } from "../announce-items";
import { reopen } from "../completion/marks";
import { reopenDescriptions } from "../description/service";
import { followCompletion, putAtEnd } from "../order/columns";
import { publishChange, publishTasks } from "../publish-tasks";
import type { Task } from "../schema";
import { countChange, listBranch, listDescendants, lockTasks } from "../tree";

/** Takes a task and everything under it out of every list. Clean-up deletes the rows a day later. */
export async function deleteTask(actor: Actor, taskId: string): Promise<void> {
  const { channel } = await accessTask(actor, taskId, "task.delete");
  await transaction((tx) => removeTask(tx, channel.id, taskId));
}

/** The same for good, as of what was reported: nothing of it can be restored. Permission is the caller's to check. */
export async function eraseTask(tx: Transaction, taskId: string): Promise<void> {
  const task = await tx.task.findUnique({ where: { id: taskId }, select: { channelId: true } });
  if (!task) return;
  await removeTask(tx, task.channelId, taskId);
  await removeReferences(tx, { type: "task", id: taskId });
  await tx.task.delete({ where: { id: taskId } });
}

async function removeTask(tx: Transaction, channelId: string, taskId: string): Promise<void> {
  await lockTasks(tx, channelId);
  const [task, parent] = await listBranch(tx, taskId);
  if (task?.channelId !== channelId || task.deletedAt) return;
  const below = (await listDescendants(tx, taskId)).filter(({ deletedAt }) => !deletedAt);
  const deletedIds = [taskId, ...below.map(({ id }) => id)];
  await tx.task.updateMany({
    where: { id: { in: deletedIds } },
    data: { deletedAt: new Date(), revision: { increment: 1 } },
  });
  const above = parent ? [parent.id] : [];
  await countChange(tx, above);
  await announceItemsOf(tx, deletedIds);
  await reopenDescriptions(tx, deletedIds);
  await publishChange(tx, channelId, { ids: above, deletedIds });
}

/**
 * Takes a deletion back: the task is where it was, with all that was deleted with it. Where what it stood under, or in, is
 * gone meanwhile, it stands at the end of the list or of a column; what is done and now has something open is open again.
 */
export async function restoreTask(actor: Actor, taskId: string): Promise<Task> {
  const { channel } = await accessTask(actor, taskId, "task.delete", true);
  return transaction(async (tx) => {
    await lockTasks(tx, channel.id);
    const [task, parent] = await listBranch(tx, taskId);
    const deletedAt = task?.channelId === channel.id ? task.deletedAt : null;
    if (!task || !deletedAt) throw new AppError("conflict", "The task has been restored already.");
    const below = (await listDescendants(tx, taskId)).filter(
      (it) => it.deletedAt?.getTime() === deletedAt.getTime(),
    );
    const ids = [taskId, ...below.map(({ id }) => id)] as const;
    await tx.task.updateMany({
      where: { id: { in: [...ids] } },
      data: {
        deletedAt: null,
        archivedAt: parent?.archivedAt ?? task.archivedAt,
        revision: { increment: 1 },
      },
    });
    await recordActs(tx, actor, [taskId], { kind: "restored" });
    await publishFilesChange(tx, channel.id);
    await announceItemsOf(tx, ids);
    const columns = await columnsOf(tx, channel);
    if (!parent || parent.deletedAt) {
      if (parent || (columns.length > 0 && !task.columnId)) await putAtEnd(tx, channel.id, columns, task);
      return publishTasks(tx, channel.id, ids);
    }
    const changed = task.completedAt ? [parent.id] : await reopen(tx, actor, [taskId]);
    if (task.completedAt) await countChange(tx, changed);
    await followCompletion(tx, { actor, channel, columns }, changed);
    return publishTasks(tx, channel.id, [...ids, ...changed]);
  });
}
