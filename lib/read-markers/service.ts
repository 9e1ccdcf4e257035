import "@/lib/channels/events";
import "@/lib/messages/events";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { tellRead } from "@/lib/conversations/receipts/service";
import { pool } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { callKey, isCurrentCall } from "@/lib/http/superseded";
import { clearRead } from "@/lib/inbox/reading/service";
import { findLastSeq } from "@/lib/messages/threads/access";
import { notifySql } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";

/** $1 person, $2 channel, $3 seq, $4 the room of the person's devices, $5 the key of the call. */
const MARK_READ = `WITH allowed AS (
    SELECT c.workspace_id, least($3::int, c.last_seq) AS read_seq FROM channels c ${joinPerson("$1::uuid")}
    WHERE c.id = $2::uuid AND ${CHANNEL_IS_VISIBLE} AND ${isCurrentCall("$1::uuid", "$5")}
  ), moved AS (
    INSERT INTO read_markers (user_id, channel_id, read_seq, updated_at)
    SELECT $1, $2, read_seq, now() FROM allowed
    ON CONFLICT (user_id, channel_id) DO UPDATE SET read_seq = EXCLUDED.read_seq, updated_at = now()
    WHERE read_markers.read_seq < EXCLUDED.read_seq RETURNING read_seq
  )
  SELECT workspace_id AS "workspaceId", read_seq AS "readSeq", (SELECT ${notifySql(
    `json_build_object('room', $4::text, 'event', 'channel.read', 'data',
      json_build_object('channelId', $2::uuid, 'readSeq', read_seq))::text`,
  )} FROM moved) FROM allowed`;

/** Moves the actor's read marker forward, never back, clears what it read from their inbox, and notifies their devices. */
export async function markRead(actor: Actor, channelId: string, seq: number): Promise<void> {
  const { rows } = await pool().query<{ workspaceId: string | null; readSeq: number }>({
    name: "mark read",
    text: MARK_READ,
    values: [actor.userId, channelId, seq, userRoom(actor.userId), callKey()],
  });
  if (!rows[0]) throw notFound("channel");
  const { workspaceId, readSeq } = rows[0];
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
               AND ${isCurrentCall("$1::uuid", "$6")}
             RETURNING is_following
           )
           SELECT ${notifySql(`jsonb_build_object('room', $5::text, 'event', 'thread.changed', 'data',
             jsonb_build_object('threadId', $3::uuid, 'channelId', $2::uuid, 'readSeq', $4::int,
               'isFollowing', is_following))::text`)} FROM moved`,
    values: [actor.userId, channelId, threadId, readSeq, userRoom(actor.userId), callKey()],
  });
  await clearRead(actor.userId, { channelId, streamId: threadId, seq: readSeq });
}

/** $1 person, $2 channel, $3 the first unread seq, $4 the room of the person's devices, $5 the key of the call. */
const MARK_UNREAD = `WITH moved AS (
    UPDATE read_markers SET read_seq = greatest($3::int - 1, 0), updated_at = now()
    WHERE user_id = $1::uuid AND channel_id = $2::uuid AND read_seq >= $3::int
      AND ${isCurrentCall("$1::uuid", "$5")}
    RETURNING read_seq
  )
  SELECT ${notifySql(
    `json_build_object('room', $4::text, 'event', 'channel.unread', 'data',
      json_build_object('channelId', $2::uuid, 'threadId', NULL, 'readSeq', read_seq))::text`,
  )} FROM moved`;

/** Moves the actor's read marker back to before a message, and notifies their devices. What was cleared from their inbox stays so. */
export async function markUnread(actor: Actor, channelId: string, seq: number): Promise<void> {
  await accessChannel(actor, channelId, "channel.read");
  await pool().query({
    name: "mark unread",
    text: MARK_UNREAD,
    values: [actor.userId, channelId, seq, userRoom(actor.userId), callKey()],
  });
}

/** As `markUnread`, in a thread that the actor follows: in others nothing is unread. */
export async function markThreadUnread(
  actor: Actor,
  channelId: string,
  threadId: string,
  seq: number,
): Promise<void> {
  await accessChannel(actor, channelId, "channel.read");
  await findLastSeq(channelId, threadId);
  const { rows } = await pool().query<{ isFollowing: boolean }>({
    name: "mark thread unread",
    text: `WITH moved AS (
             UPDATE thread_follows SET read_seq = greatest($4::int - 1, 0)
             WHERE thread_id = $3 AND user_id = $1 AND is_following AND read_seq >= $4::int
               AND ${isCurrentCall("$1::uuid", "$6")}
             RETURNING read_seq
           ), published AS (
             SELECT ${notifySql(`jsonb_build_object('room', $5::text, 'event', 'channel.unread', 'data',
               jsonb_build_object('channelId', $2::uuid, 'threadId', $3::uuid, 'readSeq', read_seq))::text`)} FROM moved
           )
           SELECT is_following AS "isFollowing", (SELECT count(*) FROM published) FROM thread_follows
           WHERE thread_id = $3 AND user_id = $1`,
    values: [actor.userId, channelId, threadId, seq, userRoom(actor.userId), callKey()],
  });
  if (!rows[0]?.isFollowing)
    throw new AppError(
      "conflict",
      "Follow this thread first: in threads you don’t follow nothing is unread.",
    );
}
