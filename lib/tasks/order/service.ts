import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { accessTask } from "../access";
import { recordActs } from "../activity/record";
import { loadTask, publishTasks } from "../publish-tasks";
import type { Task, TaskPosition } from "../schema";
import { assertFits, countChange, lockTasks } from "../tree";
import { findPosition, isInPlace } from "./position";

/**
 * Puts a task, with its subtasks, behind another one, or under another.
 * @throws AppError conflict for a cycle, and where it would have too many levels
 */
export async function moveTask(actor: Actor, taskId: string, to: TaskPosition): Promise<Task> {
  const { channel } = await accessTask(actor, taskId, "task.update");
  return transaction(async (tx) => {
    await lockTasks(tx, channel.id);
    const task = await tx.task.findFirst({ where: { id: taskId, deletedAt: null } });
    if (!task) throw notFound("task");
    const { parentId = task.parentId, afterId } = to;
    const place = { channelId: channel.id, parentId, afterId, taskId };
    const isSameParent = parentId === task.parentId;
    if (isSameParent && (await isInPlace(tx, task, place))) return loadTask(tx, taskId);
    if (!isSameParent && parentId) {
      await assertFits(tx, channel.id, parentId, { id: taskId, isDone: task.completedAt !== null });
    }
    const position = await findPosition(tx, place);
    await tx.task.update({
      where: { id: taskId },
      data: { parentId, position, revision: { increment: 1 } },
    });
    if (!isSameParent) {
      const parent =
        parentId && (await tx.task.findUnique({ where: { id: parentId }, select: { title: true } }));
      await recordActs(tx, actor, [taskId], { kind: "under", title: parent ? parent.title : null });
    }
    const parents = isSameParent ? [] : [task.parentId, parentId].filter((id) => id !== null);
    await countChange(tx, parents);
    return publishTasks(tx, channel.id, [taskId, ...parents]);
  });
}
