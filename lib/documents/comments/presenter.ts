import { excerptOf } from "@/lib/markdown/plain-text";
import type { DocumentComment } from "./schema";

const PERSON = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'image', ${alias}.image) END`;

/** What `toComment` needs, over comments dc of documents d. */
export const COMMENT_COLUMNS = `dc.id, dc.document_id AS "documentId", d.channel_id AS "channelId", dc.quote,
  ${PERSON("creator")} AS "createdBy", dc.created_at AS "createdAt", dc.resolved_at AS "resolvedAt",
  ${PERSON("resolver")} AS "resolvedBy", first.body,
  CASE WHEN dc.replacement IS NOT NULL THEN jsonb_build_object('original', dc.original, 'replacement', dc.replacement,
    'isAccepted', dc.is_accepted) END AS suggestion, dc.is_ai AS "isAi",
  coalesce(t.reply_count, 0) - CASE WHEN first.body IS NULL THEN 0 ELSE 1 END AS "replyCount",
  CASE WHEN t.last_seq > 1 THEN t.last_reply_at END AS "lastReplyAt"`;
/** The first message is the comment. */
export const COMMENT_TABLES = `document_comments dc JOIN documents d ON d.id = dc.document_id
  LEFT JOIN users creator ON creator.id = dc.created_by_id
  LEFT JOIN users resolver ON resolver.id = dc.resolved_by_id
  LEFT JOIN threads t ON t.id = dc.id
  LEFT JOIN LATERAL (SELECT m.body FROM messages m WHERE m.stream_id = dc.id AND m.thread_id = dc.id AND m.seq = 1
    AND m.deleted_at IS NULL) first ON true`;

export type CommentRow = Omit<DocumentComment, "createdAt" | "excerpt" | "lastReplyAt" | "resolvedAt"> & {
  createdAt: Date;
  lastReplyAt: Date | null;
  resolvedAt: Date | null;
  body: string | null;
};

export const toComment = ({ body, ...row }: CommentRow): DocumentComment => ({
  ...row,
  excerpt: excerptOf(body ?? ""),
  createdAt: row.createdAt.toISOString(),
  lastReplyAt: row.lastReplyAt?.toISOString() ?? null,
  resolvedAt: row.resolvedAt?.toISOString() ?? null,
});
