import "@/lib/channels/events";
import "@/lib/messages/events";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { tellRead } from "@/lib/conversations/receipts/service";
import { pool } from "@/lib/db";
import { clearRead } from "@/lib/inbox/reading/service";
import { findLastSeq } from "@/lib/messages/threads/access";
import { notifySql } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";

/** Moves the actor's read marker forward, never back, clears what it read from their inbox, and notifies their devices. */
export async function markRead(actor: Actor, channelId: string, seq: number): Promise<void> {
  const { lastSeq, workspaceId } = await accessChannel(actor, channelId, "channel.read");
  const readSeq = Math.min(seq, lastSeq);
  const event = { room: userRoom(actor.userId), event: "channel.read", data: { channelId, readSeq } };
  await pool().query({
    name: "mark read",
    text: `WITH moved AS (
             INSERT INTO read_markers (user_id, channel_id, read_seq, updated_at) VALUES ($1, $2, $3, now())
             ON CONFLICT (user_id, channel_id) DO UPDATE SET read_seq = EXCLUDED.read_seq, updated_at = now()
             WHERE read_markers.read_seq < EXCLUDED.read_seq RETURNING 1
           )
           SELECT ${notifySql("$4::text")} FROM moved`,
    values: [actor.userId, channelId, readSeq, JSON.stringify(event)],
  });
  await clearRead(actor.userId, { channelId, streamId: channelId, seq: readSeq });
  if (workspaceId === null) await tellRead(actor, channelId, readSeq);
}

/**
 * Moves how far the actor has read a thread forward, never back, clears what it read from their inbox, and notifies their
 * devices. Of who doesn't follow it nothing is kept.
 */
export async function markThreadRead(
  actor: Actor,
  channelId: string,
  threadId: string,
  seq: number,
): Promise<void> {
  await accessChannel(actor, channelId, "channel.read");
  const readSeq = Math.min(seq, await findLastSeq(channelId, threadId));
  await pool().query({
    name: "mark thread read",
    text: `WITH moved AS (
             UPDATE thread_follows SET read_seq = $4 WHERE thread_id = $3 AND user_id = $1 AND read_seq < $4
             RETURNING is_following
           )
           SELECT ${notifySql(`jsonb_build_object('room', $5::text, 'event', 'thread.changed', 'data',
             jsonb_build_object('threadId', $3::uuid, 'channelId', $2::uuid, 'readSeq', $4::int,
               'isFollowing', is_following))::text`)} FROM moved`,
    values: [actor.userId, channelId, threadId, readSeq, userRoom(actor.userId)],
  });
  await clearRead(actor.userId, { channelId, streamId: threadId, seq: readSeq });
}
