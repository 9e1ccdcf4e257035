import { NOTIFY_CHANNEL } from "@/lib/realtime/notifications";
import { mentionCount, unreadCounts } from "./announce/service";

/**
 * Parts of a statement that moves a read marker ($1 person, $2 channel, $3 stream: the channel or a thread of it, $4
 * seq): what of the inbox was read with it is marked so, but for what sleeps, and told to all of the person's devices. In the same
 * statement, so that a message and its mention can't be read one without the other. The statement has to select from
 * `cleared_told`, or PostgreSQL leaves it out.
 */
export const READ_ITEMS = `cleared AS (
    UPDATE inbox_items i SET read_at = now() FROM messages r
    WHERE i.user_id = $1::uuid AND i.read_at IS NULL AND i.done_at IS NULL AND i.channel_id = $2::uuid
      AND (i.snoozed_until IS NULL OR i.snoozed_until <= now())
      AND i.kind IN ('MENTION', 'THREAD_REPLY', 'DIRECT_MESSAGE', 'MESSAGE')
      AND r.id = i.message_id AND r.stream_id = $3::uuid AND r.seq <= $4::int
    RETURNING i.id
  ), cleared_told AS (
    SELECT pg_notify('${NOTIFY_CHANNEL}', jsonb_build_object('room', 'user:' || $1::uuid, 'event', 'inbox.changed',
      'data', jsonb_build_object('itemIds', (SELECT jsonb_agg(id) FROM (SELECT id FROM cleared LIMIT 50) first),
        'isNews', false, 'unread', ${unreadCounts("$1::uuid", "i.id NOT IN (SELECT id FROM cleared)")},
        'channels', jsonb_build_array(jsonb_build_object('id', $2::uuid, 'mentionCount',
          ${mentionCount("$1::uuid", "$2::uuid", "i.id NOT IN (SELECT id FROM cleared)")}))))::text) AS told
    WHERE EXISTS (SELECT FROM cleared)
  )`;
