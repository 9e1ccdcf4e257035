import { excerptOf } from "@/lib/markdown/plain-text";
import type { InboxItem } from "./schema";

/** When an item last came up: at its cause, or when it woke. What sleeps is ordered by when it will. */
export const ITEM_TIME = "greatest(i.created_at, i.snoozed_until)";

/** What `toItem` needs, over items i with ITEM_JOINS. */
export const ITEM_COLUMNS = `i.id, i.kind, i.thread_id AS "threadId", i.text,
  CASE WHEN i.target_id IS NOT NULL THEN jsonb_build_object('type', i.target_type, 'id', i.target_id) END AS target,
  ${ITEM_TIME} AS at, i.read_at IS NOT NULL AS "isRead", i.done_at IS NOT NULL AS "isDone",
  CASE WHEN i.snoozed_until > now() THEN i.snoozed_until END AS "snoozedUntil",
  CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name, 'image', a.image) END AS actor,
  CASE WHEN ws.id IS NOT NULL THEN jsonb_build_object('id', ws.id, 'slug', ws.slug, 'name', ws.name) END AS workspace,
  CASE WHEN ch.id IS NOT NULL THEN jsonb_build_object('id', ch.id, 'name', ch.name, 'type', ch.type) END AS channel,
  CASE WHEN i.kind <> 'MENTION' OR msg.body ~ ('\\(mention:(person|user)/' || i.user_id || '\\)') THEN NULL
    WHEN position('(mention:all)' IN msg.body) > 0 THEN 'everyone' ELSE 'role' END AS audience,
  coalesce(CASE WHEN i.thread_id IS NULL THEN p.is_muted ELSE NOT tf.is_following END, false) AS "isMuted",
  CASE WHEN commented.id IS NOT NULL
    THEN jsonb_build_object('type', 'task', 'id', commented.id, 'title', commented.title)
    WHEN dc.id IS NOT NULL THEN jsonb_build_object('type', 'document', 'id', dc.document_id, 'title', ch.name) END AS about,
  msg.seq, i.block, CASE WHEN msg.deleted_at IS NULL AND file.id IS NULL THEN left(msg.body, 1000) END AS body,
  task.title`;

export const ITEM_JOINS = `LEFT JOIN users a ON a.id = i.actor_id
  LEFT JOIN channels ch ON ch.id = i.channel_id
  LEFT JOIN workspaces ws ON ws.id = i.workspace_id
  LEFT JOIN files file ON file.id = i.target_id AND i.target_type = 'file'
  LEFT JOIN messages msg ON msg.id = CASE i.target_type WHEN 'message' THEN i.target_id WHEN 'file' THEN file.message_id END
  LEFT JOIN tasks task ON task.id = i.target_id AND i.target_type = 'task' AND task.deleted_at IS NULL
  LEFT JOIN tasks commented ON commented.id = i.thread_id
  LEFT JOIN document_comments dc ON dc.id = i.thread_id
  LEFT JOIN channel_preferences p ON p.user_id = i.user_id AND p.channel_id = i.channel_id
  LEFT JOIN thread_follows tf ON tf.thread_id = i.thread_id AND tf.user_id = i.user_id`;

export type ItemRow = Omit<InboxItem, "at" | "snoozedUntil" | "excerpt"> & {
  at: Date;
  snoozedUntil: Date | null;
  body: string | null;
  /** Of a task. */
  title: string | null;
};

export function toItem({ body, title, at, snoozedUntil, ...row }: ItemRow): InboxItem {
  return {
    ...row,
    excerpt: title ?? excerptOf(body ?? ""),
    at: at.toISOString(),
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
  };
}
