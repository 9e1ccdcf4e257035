import type { Actor } from "@/lib/auth/actor";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { type ObjectKey, objectName } from "@/lib/objects/types";
import { resolveObjects } from "../resolve/service";

/**
 * The objects that mention an object, as far as the actor may see them, newest mention first.
 * @throws AppError not_found where the actor can't see the object itself
 */
export async function listBacklinks(
  actor: Actor,
  target: ObjectKey,
  query: { cursor?: string; limit: number },
) {
  const [object] = (await resolveObjects(actor, [target])).values();
  if (!object) throw notFound(target.type);
  const { rows } = await pool().query<ObjectKey>({
    name: "list backlinks",
    text: `SELECT r.source_type AS type, r.source_id AS id FROM object_references r
           JOIN (${CHANNEL_OF_VIEWER}) ON c.id = r.channel_id
           WHERE r.target_type = $2 AND r.target_id = $3 AND ${CHANNEL_IS_VISIBLE}
             AND ($4::uuid IS NULL OR (r.created_at, r.source_id) < (
               SELECT created_at, source_id FROM object_references
               WHERE source_id = $4 AND target_type = $2 AND target_id = $3 LIMIT 1))
           ORDER BY r.created_at DESC, r.source_id DESC LIMIT $5`,
    values: [actor.userId, target.type, target.id, cursorId(query.cursor), query.limit + 1],
  });
  const { items, nextCursor } = toPage(rows, query.limit, ({ id }) => id);
  const sources = await resolveObjects(actor, items);
  return { nextCursor, items: items.flatMap((key) => sources.get(objectName(key)) ?? []) };
}
