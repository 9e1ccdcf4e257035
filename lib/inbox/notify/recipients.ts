import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";

/**
 * One statement that finds whom a message concerns, and puts it into their inboxes. $1 channel, $2 workspace, $3
 * author, $4 message, $5 thread, $6 mentioned people, $7 whether everyone is mentioned, $8 the message's seq,
 * $9 mentioned roles of the workspace, $10 whether an edit added these mentions.
 *
 * Of several reasons the strongest counts: 1 mentioned by name, 2 in the conversation, 3 follows the thread,
 * 4 mentioned with everyone or by a role, 5 wants to hear of every message. Nobody is told who can't see the channel or
 * has blocked the author. A muted channel, a muted thread and the level "mentions" let less through, the level "none"
 * nothing.
 *
 * It runs after the message: to whoever has read it by then it is no news, and their item is read from the start. What
 * is told twice changes nothing, and an item of a later message stays as it is. Items are written in one order, so that
 * two messages that renew the same ones don't block each other.
 *
 * An edit tells those whom it mentions and nobody else, also where they have read the message before.
 */
export const TELL = `/* name: tell */ WITH reasons AS (
    SELECT id AS user_id, 1 AS rank FROM unnest($6::uuid[]) AS id
    UNION ALL SELECT user_id, CASE WHEN $7::boolean THEN 4 ELSE 2 END FROM channel_members
      WHERE channel_id = $1::uuid AND $2::uuid IS NULL
    UNION ALL SELECT user_id, 3 FROM thread_follows WHERE thread_id = $5::uuid AND is_following
    UNION ALL SELECT author_id, 3 FROM messages WHERE id = $5::uuid
    UNION ALL SELECT user_id, 4 FROM memberships
      WHERE workspace_id = $2::uuid AND ($7::boolean OR role = ANY($9::workspace_role[]))
    UNION ALL SELECT user_id, 5 FROM channel_preferences WHERE channel_id = $1::uuid AND level = 'ALL' AND $5::uuid IS NULL
    UNION ALL SELECT user_id, 5 FROM workspace_preferences WHERE workspace_id = $2::uuid AND level = 'ALL' AND $5::uuid IS NULL
  ), strongest AS (
    SELECT user_id, min(rank) AS rank FROM reasons
    WHERE user_id <> $3::uuid AND (rank IN (1, 4) OR NOT $10::boolean) GROUP BY user_id
  ), told AS (
    SELECT s.user_id, s.rank, coalesce(p.is_muted, false) AS is_muted,
      NOT $10::boolean AND coalesce(CASE WHEN $5::uuid IS NULL THEN r.read_seq ELSE f.read_seq END, 0) >= $8::int AS is_read
    FROM strongest s
    JOIN channels c ON c.id = $1::uuid
    ${joinPerson("s.user_id")}
    LEFT JOIN channel_preferences p ON p.channel_id = c.id AND p.user_id = s.user_id
    LEFT JOIN workspace_preferences wp ON wp.workspace_id = c.workspace_id AND wp.user_id = s.user_id
    LEFT JOIN read_markers r ON r.channel_id = c.id AND r.user_id = s.user_id
    LEFT JOIN thread_follows f ON f.thread_id = $5::uuid AND f.user_id = s.user_id
    WHERE ${CHANNEL_IS_VISIBLE}
      AND NOT EXISTS (SELECT FROM blocks b WHERE b.blocker_id = s.user_id AND b.blocked_id = $3::uuid)
      AND CASE coalesce(p.level, wp.level, CASE WHEN c.workspace_id IS NULL THEN 'ALL' ELSE 'MENTIONS' END::notification_level)
        WHEN 'ALL' THEN true WHEN 'MENTIONS' THEN s.rank IN (1, 3, 4) ELSE false END
      AND (s.rank = 1 OR NOT coalesce(p.is_muted, false) AND coalesce(f.is_following, true))
  ), items AS (
    INSERT INTO inbox_items (id, user_id, kind, key, actor_id, workspace_id, channel_id, thread_id, message_id,
      read_at)
    SELECT gen_random_uuid(), user_id, kind::inbox_kind, CASE kind WHEN 'MENTION' THEN 'mention:' || $4::uuid
        WHEN 'THREAD_REPLY' THEN 'thread:' || $5::uuid ELSE 'channel:' || $1::uuid END, $3::uuid, $2::uuid, $1::uuid, $5::uuid, $4::uuid,
      CASE WHEN is_read THEN now() END
    FROM (SELECT user_id, is_read, CASE WHEN rank IN (1, 4) THEN 'MENTION' WHEN $5::uuid IS NOT NULL THEN 'THREAD_REPLY'
        WHEN rank = 2 THEN 'DIRECT_MESSAGE' ELSE 'MESSAGE' END AS kind FROM told) k
    ORDER BY user_id
    ON CONFLICT (user_id, key) DO UPDATE SET kind = EXCLUDED.kind, actor_id = EXCLUDED.actor_id,
      message_id = EXCLUDED.message_id, created_at = now(), read_at = EXCLUDED.read_at, done_at = NULL, snoozed_until = NULL,
      mailed_at = NULL
      WHERE NOT EXISTS (SELECT FROM messages known WHERE known.id = inbox_items.message_id AND known.seq >= $8::int)
    RETURNING id, user_id
  ), followed AS (
    INSERT INTO thread_follows (thread_id, user_id, is_following, read_seq)
    SELECT $5::uuid, user_id, true, $8::int - 1 FROM told WHERE $5::uuid IS NOT NULL AND rank IN (1, 3)
    ON CONFLICT (thread_id, user_id) DO NOTHING
  )
  SELECT items.id, NOT is_read AS "isNews", NOT is_read AND NOT is_muted AND EXISTS (
      SELECT FROM push_subscriptions s WHERE s.user_id = items.user_id) AS "hasPush"
  FROM items JOIN told USING (user_id)`;

/**
 * Whether a message concerns more than $6 people: $1 channel, $2 workspace, $3 thread, $4 whether everyone is
 * mentioned, $5 mentioned roles.
 */
export const IS_LARGE = `/* name: is large */ SELECT count(*) > $6::int AS "isLarge" FROM (
    (SELECT FROM memberships WHERE workspace_id = $2::uuid AND ($4::boolean OR role = ANY($5::workspace_role[])) LIMIT $6 + 1)
    UNION ALL (SELECT FROM thread_follows WHERE thread_id = $3::uuid AND is_following LIMIT $6 + 1)
    UNION ALL (SELECT FROM channel_preferences WHERE channel_id = $1::uuid AND level = 'ALL' LIMIT $6 + 1)
    UNION ALL (SELECT FROM workspace_preferences WHERE workspace_id = $2::uuid AND level = 'ALL' LIMIT $6 + 1)
  ) concerned`;
