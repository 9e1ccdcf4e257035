import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";

// The parameters of NOTIFY, by name.
const CHANNEL = "$1::uuid";
/** Null outside of workspaces. */
const WORKSPACE = "$2::uuid";
const AUTHOR = "$3::uuid";
const MESSAGE = "$4::uuid";
/** Null for a message of the channel's own stream. */
const THREAD = "$5::uuid";
const MENTIONED = "$6::uuid[]";
const IS_TO_ALL = "$7::boolean";
const SEQ = "$8::int";
const ROLES = "$9::workspace_role[]";
/** An edit has added these mentions. */
const IS_EDIT = "$10::boolean";
/** The number of a reply in the channel's stream, to which it was also sent; null for others. */
const BROADCAST_SEQ = "$11::int";
const IS_IN_CHANNEL = `(${THREAD} IS NULL OR ${BROADCAST_SEQ} IS NOT NULL)`;

/** Why a message concerns somebody: of several reasons the strongest, which is the lowest, counts. */
const RANK = { mentioned: 1, inConversation: 2, followsThread: 3, inAudience: 4, hearsEverything: 5 };
const isOf = (...ranks: number[]) => `rank IN (${ranks.join(", ")})`;

/** Everyone concerned, once for each reason. Comments on a task have its id as their thread. */
const REASONS = `SELECT id AS user_id, ${RANK.mentioned} AS rank FROM unnest(${MENTIONED}) AS id
    UNION ALL SELECT user_id, CASE WHEN ${IS_TO_ALL} THEN ${RANK.inAudience} ELSE ${RANK.inConversation} END
      FROM channel_members WHERE channel_id = ${CHANNEL} AND ${WORKSPACE} IS NULL
    UNION ALL SELECT user_id, ${RANK.followsThread} FROM thread_follows WHERE thread_id = ${THREAD} AND is_following
    UNION ALL SELECT author_id, ${RANK.followsThread} FROM messages WHERE id = ${THREAD} AND stream_id = channel_id
    UNION ALL SELECT user_id, ${RANK.followsThread} FROM task_assignees WHERE task_id = ${THREAD}
    UNION ALL SELECT created_by_id, ${RANK.followsThread} FROM tasks WHERE id = ${THREAD} AND created_by_id IS NOT NULL
    UNION ALL SELECT user_id, ${RANK.inAudience} FROM memberships
      WHERE workspace_id = ${WORKSPACE} AND (${IS_TO_ALL} OR role = ANY(${ROLES}))
    UNION ALL SELECT user_id, ${RANK.hearsEverything} FROM channel_preferences
      WHERE channel_id = ${CHANNEL} AND level = 'ALL' AND ${IS_IN_CHANNEL}
    UNION ALL SELECT user_id, ${RANK.hearsEverything} FROM workspace_preferences
      WHERE workspace_id = ${WORKSPACE} AND level = 'ALL' AND ${IS_IN_CHANNEL}`;

/** One row a person, without the author. An edit notifies whom it mentions and nobody else. */
const STRONGEST = `SELECT user_id, min(rank) AS rank FROM reasons
    WHERE user_id <> ${AUTHOR} AND (${isOf(RANK.mentioned, RANK.inAudience)} OR NOT ${IS_EDIT}) GROUP BY user_id`;

/** What the person has set for the channel, else for the workspace, else what holds where nothing is set. */
const LEVEL = `coalesce(p.level, wp.level,
        CASE WHEN c.workspace_id IS NULL THEN 'ALL' ELSE 'MENTIONS' END::notification_level)`;
const IS_LET_THROUGH = `CASE ${LEVEL} WHEN 'ALL' THEN true
        WHEN 'MENTIONS' THEN s.${isOf(RANK.mentioned, RANK.followsThread, RANK.inAudience)} ELSE false END
      AND (s.rank = ${RANK.mentioned} OR NOT coalesce(p.is_muted, false) AND coalesce(f.is_following, true))`;

/** People who have read the message by now are not notified, except of an edit. */
const IS_READ = `NOT ${IS_EDIT}
      AND (coalesce(CASE WHEN ${THREAD} IS NULL THEN r.read_seq ELSE f.read_seq END, 0) >= ${SEQ}
        OR coalesce(r.read_seq >= ${BROADCAST_SEQ}, false))`;

/** Those who see the channel, haven't blocked the author, and whose settings let it through. */
const RECIPIENTS = `SELECT s.user_id, s.rank, coalesce(p.is_muted, false) AS is_muted, ${IS_READ} AS is_read
    FROM strongest s
    JOIN channels c ON c.id = ${CHANNEL}
    ${joinPerson("s.user_id")}
    LEFT JOIN channel_preferences p ON p.channel_id = c.id AND p.user_id = s.user_id
    LEFT JOIN workspace_preferences wp ON wp.workspace_id = c.workspace_id AND wp.user_id = s.user_id
    LEFT JOIN read_markers r ON r.channel_id = c.id AND r.user_id = s.user_id
    LEFT JOIN thread_follows f ON f.thread_id = ${THREAD} AND f.user_id = s.user_id
    WHERE ${CHANNEL_IS_VISIBLE}
      AND NOT EXISTS (SELECT FROM blocks b WHERE b.blocker_id = s.user_id AND b.blocked_id = ${AUTHOR})
      AND ${IS_LET_THROUGH}`;

const IS_COMMENT = `EXISTS (SELECT FROM threads WHERE id = ${THREAD} AND about_type IS NOT NULL)`;
const KIND = `CASE WHEN ${isOf(RANK.mentioned, RANK.inAudience)} THEN 'MENTION'
      WHEN ${THREAD} IS NOT NULL AND NOT ${isOf(RANK.hearsEverything)}
        THEN CASE WHEN ${IS_COMMENT} THEN 'COMMENT' ELSE 'THREAD_REPLY' END
      WHEN rank = ${RANK.inConversation} THEN 'DIRECT_MESSAGE' ELSE 'MESSAGE' END`;
const KEY = `CASE kind WHEN 'MENTION' THEN 'mention:' || ${MESSAGE}
      WHEN 'THREAD_REPLY' THEN 'thread:' || ${THREAD} WHEN 'COMMENT' THEN 'thread:' || ${THREAD}
      ELSE 'channel:' || ${CHANNEL} END`;

/** Items of a thread follow its numbers, the others those of the channel. */
const IS_KNOWN = `CASE WHEN EXCLUDED.kind IN ('THREAD_REPLY', 'COMMENT') THEN known.seq >= ${SEQ}
        ELSE coalesce(known.broadcast_seq, known.seq) >= coalesce(${BROADCAST_SEQ}, ${SEQ}) END`;

/**
 * Written in one order, so that two messages that renew the same items don't block each other. Running twice changes
 * nothing, and an item of a later message stays as it is.
 */
const ITEMS = `INSERT INTO inbox_items (id, user_id, kind, key, actor_id, workspace_id, channel_id, thread_id,
      target_type, target_id, read_at)
    SELECT gen_random_uuid(), user_id, kind, ${KEY}, ${AUTHOR}, ${WORKSPACE}, ${CHANNEL}, ${THREAD},
      'message', ${MESSAGE}, CASE WHEN is_read THEN now() END
    FROM (SELECT user_id, is_read, ${KIND} AS kind FROM recipients) k ORDER BY user_id
    ON CONFLICT (user_id, key) DO UPDATE SET kind = EXCLUDED.kind, actor_id = EXCLUDED.actor_id,
      target_id = EXCLUDED.target_id, created_at = now(), read_at = EXCLUDED.read_at, done_at = NULL,
      snoozed_until = NULL, mailed_at = NULL
      WHERE NOT EXISTS (SELECT FROM messages known WHERE known.id = inbox_items.target_id AND ${IS_KNOWN})
    RETURNING id, user_id`;

/** People mentioned in a thread, the author of its root message, and those whom its task concerns follow it from here. */
const FOLLOWED = `INSERT INTO thread_follows (thread_id, user_id, is_following, read_seq)
    SELECT ${THREAD}, user_id, true, ${SEQ} - 1 FROM recipients
    WHERE ${THREAD} IS NOT NULL AND ${isOf(RANK.mentioned, RANK.followsThread)}
    ON CONFLICT (thread_id, user_id) DO NOTHING`;

/** Finds everyone whom a message concerns and puts it into their inboxes, in one statement. */
export const NOTIFY = `/* name: notify of message */ WITH reasons AS (${REASONS}), strongest AS (${STRONGEST}),
  recipients AS (${RECIPIENTS}), items AS (${ITEMS}), followed AS (${FOLLOWED})
  SELECT items.id, NOT is_read AS "isNew", NOT is_read AND NOT is_muted AND EXISTS (
      SELECT FROM push_subscriptions s WHERE s.user_id = items.user_id) AS "hasPush"
  FROM items JOIN recipients USING (user_id)`;

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
