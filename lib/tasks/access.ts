import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { pool, type Transaction } from "@/lib/db";
import type { TaskModel } from "@/lib/generated/prisma/models";
import { AppError, notFound } from "@/lib/http/errors";
import type { ChannelAction } from "@/lib/permissions";
import { TASK_COLUMNS, type TaskDetailsRow, toTaskDetails } from "./presenter";

/**
 * The only way to one task, with its channel.
 * @param isDeleted whether it is one that was deleted, to restore it
 * @throws AppError as `accessChannel`; who can't see the channel learns nothing of the task. What is archived isn't changed
 */
export async function accessTask(
  actor: Pick<Actor, "userId">,
  taskId: string,
  action: ChannelAction,
  isDeleted = false,
) {
  const { rows } = await pool().query<TaskDetailsRow>({
    name: isDeleted ? "access deleted task" : "access task",
    text: `SELECT ${TASK_COLUMNS}, t.notes FROM tasks t
      WHERE t.id = $1 AND t.deleted_at IS ${isDeleted ? "NOT NULL" : "NULL"}`,
    values: [taskId],
  });
  const row = rows[0];
  if (!row) throw notFound("task");
  const channel = await accessChannel(actor, row.channelId, action, "task");
  if (action === "task.update" && row.archivedAt) throw taskArchived();
  return { task: toTaskDetails(row), channel };
}

/**
 * The row of a task, to change it in its order. The channel's tasks must be locked.
 * @throws AppError not_found, also where it was moved to another channel meanwhile, and conflict where it was archived meanwhile
 */
export async function findTask(tx: Transaction, channelId: string, taskId: string): Promise<TaskModel> {
  const task = await tx.task.findFirst({ where: { id: taskId, channelId, deletedAt: null } });
  if (!task) throw notFound("task");
  if (task.archivedAt) throw taskArchived();
  return task;
}

export const taskArchived = () =>
  new AppError("conflict", "This is archived: it can be read, not changed. Restore it first.");
