import type { Actor } from "@/lib/auth/actor";
import { pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import type { ChannelAction } from "@/lib/permissions";
import { isOfDeletedObject } from "@/lib/sql/threads";
import { accessMessage } from "../access";

/**
 * The only way to a thread: by its root message, with the channel of that.
 * @throws AppError as `accessChannel`; not_found for a reply, which has no thread of its own
 */
export async function accessThread(actor: Pick<Actor, "userId">, threadId: string, action: ChannelAction) {
  const { message, channel } = await accessMessage(actor, threadId, action, "thread");
  if (message.threadId) throw notFound("thread");
  return { root: message, channel };
}

/**
 * The number of a thread's newest reply, 0 before the first.
 * @param channelId a channel that the actor may read
 * @throws AppError not_found where no message of that channel can have such a thread
 */
export async function findLastSeq(channelId: string, threadId: string): Promise<number> {
  const { rows } = await pool().query<{ lastSeq: number }>({
    name: "last seq of thread",
    text: `SELECT coalesce(t.last_seq, 0) AS "lastSeq" FROM messages m LEFT JOIN threads t ON t.id = m.id
           WHERE m.id = $1 AND m.channel_id = $2 AND m.thread_id IS NULL AND NOT ${isOfDeletedObject("m.id")}`,
    values: [threadId, channelId],
  });
  if (!rows[0]) throw notFound("thread");
  return rows[0].lastSeq;
}
