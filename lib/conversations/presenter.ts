import { toTreeChannel } from "@/lib/channels/presenter";
import { HAS_BLOCK } from "@/lib/channels/visible-sql";
import { IS_UNREAD } from "@/lib/sql/inbox-items";
import type { Conversation } from "./schema";

const PERSON = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'image', ${alias}.image)`;

/** Over what `CONVERSATIONS` joins: where a conversation stands in the person's list. */
const PLACE = `CASE WHEN p.archived_at IS NOT NULL THEN 'ARCHIVED'
  WHEN p.hidden_at IS NOT NULL AND coalesce(l.created_at <= p.hidden_at, true) THEN 'HIDDEN' ELSE 'LISTED' END`;

/** To the millisecond, as cursors have it. */
export const ACTIVE_AT = "date_trunc('milliseconds', coalesce(l.created_at, c.created_at))";

/**
 * The conversations of the person $1. All that is shown of one comes by indexed look-ups of the same statement, so the
 * number of queries is one, however many there are.
 */
export const CONVERSATIONS = `
  SELECT c.id, c.workspace_id AS "workspaceId", c.parent_id AS "parentId", c.type, c.visibility,
    c.default_role AS "defaultRole", c.name, c.topic, c.image, c.position, false AS "isArchived", false AS "isIndexed", m.role,
    c.last_seq AS "lastSeq", coalesce(r.read_seq, 0) AS "readSeq", ${HAS_BLOCK} AS "hasBlock",
    ${ACTIVE_AT} AS "activeAt", ${PLACE} AS place, coalesce(p.is_muted, false) AS "isMuted", p.level,
    coalesce(n.count, 0)::int AS "mentionCount",
    (SELECT jsonb_agg(${PERSON("u")} ORDER BY o.created_at, u.id)
      FROM channel_members o JOIN users u ON u.id = o.user_id WHERE o.channel_id = c.id) AS people,
    (SELECT jsonb_build_object('author', ${PERSON("u")}, 'body', left(l.body, 200), 'kind', l.kind,
      'isDeleted', l.deleted_at IS NOT NULL) FROM users u WHERE u.id = l.author_id) AS "lastMessage",
    l.created_at AS "lastAt",
    c.type = 'DIRECT' AND EXISTS (SELECT FROM channel_members o JOIN blocks b ON b.blocked_id = o.user_id
      WHERE o.channel_id = c.id AND b.blocker_id = $1) AS "isBlocked"
  FROM channel_members m
  JOIN channels c ON c.id = m.channel_id AND c.workspace_id IS NULL
  LEFT JOIN read_markers r ON r.channel_id = c.id AND r.user_id = $1
  LEFT JOIN channel_preferences p ON p.channel_id = c.id AND p.user_id = $1
  LEFT JOIN (
    SELECT i.channel_id, count(*) FROM inbox_items i
    WHERE i.user_id = $1 AND i.kind = 'MENTION' AND ${IS_UNREAD} GROUP BY i.channel_id
  ) n ON n.channel_id = c.id
  LEFT JOIN LATERAL (
    SELECT * FROM messages WHERE stream_id = c.id AND seq = c.last_seq
    UNION ALL SELECT * FROM messages WHERE channel_id = c.id AND broadcast_seq = c.last_seq
  ) l ON true
  WHERE m.user_id = $1`;

/** As a condition, for lists of one place. */
export const IS_IN_PLACE = (parameter: string) => `(${PLACE}) = ${parameter}`;

export type ConversationRow = Omit<Conversation, "can" | "activeAt" | "lastMessage"> & {
  hasBlock: boolean;
  activeAt: Date;
  lastAt: Date | null;
  lastMessage: Omit<NonNullable<Conversation["lastMessage"]>, "createdAt"> | null;
};

export function toConversation({ lastAt, lastMessage, hasBlock, ...row }: ConversationRow): Conversation {
  return {
    ...row,
    ...toTreeChannel({ ...row, hasBlock }),
    activeAt: row.activeAt.toISOString(),
    lastMessage: lastMessage && lastAt && { ...lastMessage, createdAt: lastAt.toISOString() },
  };
}
