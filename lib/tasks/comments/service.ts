import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { ensureThread } from "@/lib/messages/threads/about/service";
import type { Thread } from "@/lib/messages/threads/schema";
import { getThread } from "@/lib/messages/threads/service";
import { accessTask } from "../access";

/** The thread of comments on a task, made where there is none yet: whoever made the task or is assigned follows it. */
export async function openComments(actor: Actor, taskId: string): Promise<Thread> {
  const { channel } = await accessTask(actor, taskId, "message.create");
  await transaction(async (tx) => {
    // Whoever deletes the task waits, or comes first.
    const tasks = await tx.$queryRaw<{ channelId: string }[]>`
      SELECT channel_id AS "channelId" FROM tasks WHERE id = ${taskId}::uuid AND deleted_at IS NULL FOR KEY SHARE`;
    if (tasks[0]?.channelId !== channel.id) throw notFound("task");
    const about = { type: "task", id: taskId } as const;
    if (!(await ensureThread(tx, actor, { threadId: taskId, channelId: channel.id, about }))) return;
    await tx.$executeRaw`
      INSERT INTO thread_follows (thread_id, user_id)
      SELECT ${taskId}::uuid, user_id FROM task_assignees WHERE task_id = ${taskId}::uuid
      UNION SELECT ${taskId}::uuid, created_by_id FROM tasks WHERE id = ${taskId}::uuid AND created_by_id IS NOT NULL`;
  });
  return getThread(actor, taskId);
}
