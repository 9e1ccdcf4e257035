import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import type { ChannelAction } from "@/lib/permissions";
import { TASK_COLUMNS, type TaskDetailsRow, toTaskDetails } from "./presenter";

/**
 * The only way to one task, with its channel.
 * @param isDeleted whether it is one that was deleted, to restore it
 * @throws AppError as `accessChannel`; who can't see the channel learns nothing of the task
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
  return { task: toTaskDetails(row), channel };
}
