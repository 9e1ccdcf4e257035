import type { Actor } from "@/lib/auth/actor";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { MESSAGE_PREVIEW_COLUMNS, type MessageRow, toMessagePreview } from "../presenter";
import { resolveReferences } from "../resolve/service";
import type { ReferenceType } from "../schema";

/**
 * The messages that mention an object, as far as the actor may read them, newest mention first.
 * @throws AppError not_found where the actor can't see the object itself
 */
export async function listBacklinks(
  actor: Actor,
  target: { type: ReferenceType; id: string },
  query: { cursor?: string; limit: number },
) {
  const [object] = await resolveReferences(actor, [target]);
  if (!object?.isVisible) throw notFound(target.type);
  const { rows } = await pool().query<MessageRow>({
    name: "list backlinks",
    text: `SELECT ${MESSAGE_PREVIEW_COLUMNS} FROM message_references r
           JOIN messages msg ON msg.id = r.message_id AND msg.deleted_at IS NULL
           JOIN users u ON u.id = msg.author_id
           JOIN (${CHANNEL_OF_VIEWER}) ON c.id = msg.channel_id
           WHERE r.target_type = $2::reference_target AND r.target_id = $3 AND ${CHANNEL_IS_VISIBLE}
             AND ($4::uuid IS NULL OR (r.created_at, r.message_id) < (
               SELECT created_at, message_id FROM message_references
               WHERE message_id = $4 AND target_type = $2::reference_target AND target_id = $3))
           ORDER BY r.created_at DESC, r.message_id DESC LIMIT $5`,
    values: [actor.userId, target.type.toUpperCase(), target.id, cursorId(query.cursor), query.limit + 1],
  });
  return toPage(rows.map(toMessagePreview), query.limit, ({ id }) => id);
}
