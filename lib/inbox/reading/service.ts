import { pool, transaction } from "@/lib/db";
import { notifySql } from "@/lib/realtime/publish";
import { announceItems, COUNTED, mentionCount, unreadCounts } from "../announce/service";
import { INBOX_KINDS, inboxKinds } from "../kinds";
import { sqlKinds } from "../visible";

// A message can be read before it has been put into its reader's inbox, which comes after it. So each side commits what
// it has to say, and looks at the other's then: whichever comes second finds the first.

/** The kinds of items that reading their message resolves. */
const KINDS = `(${sqlKinds(inboxKinds.filter((kind) => INBOX_KINDS[kind].isReadBySeeing))})`;

/** What sleeps stays as it is, to wake unread. $1 person, $2 channel, $3 stream, $4 seq. */
const CLEAR = `WITH cleared AS (
    UPDATE inbox_items i SET read_at = now() FROM messages r
    WHERE i.user_id = $1::uuid AND i.read_at IS NULL AND i.done_at IS NULL AND i.channel_id = $2::uuid
      AND (i.snoozed_until IS NULL OR i.snoozed_until <= now())
      AND i.kind IN ${KINDS} AND r.id = i.target_id
      AND (r.stream_id = $3::uuid AND r.seq <= $4::int OR r.channel_id = $3::uuid AND r.broadcast_seq <= $4::int)
    RETURNING i.id
  )
  SELECT ${notifySql(`jsonb_build_object('room', 'user:' || $1::uuid, 'event', 'inbox.changed',
    'data', jsonb_build_object('itemIds', (SELECT jsonb_agg(id) FROM (SELECT id FROM cleared LIMIT 50) first),
      'isNew', false, 'counted', ${COUNTED}, 'unread', ${unreadCounts("$1::uuid", "i.id NOT IN (SELECT id FROM cleared)")},
      'channels', jsonb_build_array(jsonb_build_object('id', $2::uuid, 'mentionCount',
        ${mentionCount("$1::uuid", "$2::uuid", "i.id NOT IN (SELECT id FROM cleared)")}))))::text`)}
  WHERE EXISTS (SELECT FROM cleared)`;

/**
 * Marks read in one person's inbox what they have read, and notifies their devices. Call it once their read marker has
 * been moved and that is committed.
 * @param streamId the channel, or a thread of it
 */
export async function clearRead(
  userId: string,
  { channelId, streamId, seq }: { channelId: string; streamId: string; seq: number },
): Promise<void> {
  await pool().query({ name: "clear read items", text: CLEAR, values: [userId, channelId, streamId, seq] });
}

const CLEAR_OF_MESSAGE = `/* name: clear of message */ UPDATE inbox_items i SET read_at = now() FROM messages r
  WHERE i.target_id = $1::uuid AND i.read_at IS NULL AND i.done_at IS NULL AND i.kind IN ${KINDS} AND r.id = i.target_id
    AND (CASE WHEN r.thread_id IS NULL THEN r.seq ELSE r.broadcast_seq END <=
        (SELECT read_seq FROM read_markers m WHERE m.user_id = i.user_id AND m.channel_id = r.channel_id)
      OR r.thread_id IS NOT NULL AND r.seq <=
        (SELECT read_seq FROM thread_follows f WHERE f.user_id = i.user_id AND f.thread_id = r.thread_id))
  RETURNING i.id`;

/** The same for everyone who read a message while its notifications were being written. Call it once those are committed. */
export async function clearReadMeanwhile(messageId: string): Promise<void> {
  await transaction(async (tx) => {
    const items = await tx.$queryRawUnsafe<{ id: string }[]>(CLEAR_OF_MESSAGE, messageId);
    const ids = items.map(({ id }) => id);
    await announceItems(tx, ids, false);
  });
}
