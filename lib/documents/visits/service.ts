import "../events";
import type { Actor } from "@/lib/auth/actor";
import { pool, transaction } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { accessDocument } from "../access";
import type { UnreadChanges } from "./schema";

/**
 * $1 document, $2 person. A version is theirs who wrote in it: of one that goes on from before the visit, all of them. The
 * base is the newest version that had ended by then, which compaction cuts at a visit where the version is long enough.
 */
const UNREAD_CHANGES = `WITH visit AS (
    SELECT seen_at FROM document_visits WHERE document_id = $1 AND user_id = $2
  ), base AS (
    SELECT v.id FROM document_versions v, visit WHERE v.document_id = $1 AND v.until_at <= visit.seen_at
    ORDER BY v.until_at DESC, v.until_id DESC LIMIT 1
  ), writers AS (
    SELECT u.author_id AS id FROM document_updates u, visit
    WHERE u.document_id = $1 AND u.created_at > visit.seen_at
    UNION SELECT (a.author ->> 'userId')::uuid FROM visit, document_versions v, jsonb_array_elements(v.authors) AS a(author)
    WHERE v.document_id = $1 AND v.until_at > visit.seen_at
  )
  SELECT (SELECT seen_at FROM visit) AS since, (SELECT id FROM base) AS "versionId",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'image', u.image) ORDER BY u.name, u.id), '[]')
     FROM users u JOIN writers w ON w.id = u.id WHERE u.id <> $2) AS people`;

type Row = Omit<UnreadChanges, "since"> & { since: Date | null };

/** What others changed since the actor last looked. */
export async function getUnreadChanges(
  actor: Pick<Actor, "userId">,
  documentId: string,
): Promise<UnreadChanges> {
  await accessDocument(actor, documentId);
  const { rows } = await pool().query<Row>({
    name: "unread changes of a document",
    text: UNREAD_CHANGES,
    values: [documentId, actor.userId],
  });
  const { since, versionId, people } = rows[0]!;
  return { since: since?.toISOString() ?? null, versionId, people };
}

/** Remembers that the actor has seen the document as it is now. */
export async function markSeen(actor: Pick<Actor, "userId">, documentId: string): Promise<void> {
  const { channelId } = await accessDocument(actor, documentId);
  await transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO document_visits (document_id, user_id, seen_at)
      VALUES (${documentId}::uuid, ${actor.userId}::uuid, now())
      ON CONFLICT (document_id, user_id) DO UPDATE SET seen_at = excluded.seen_at`;
    if (channelId === documentId) await publish(tx, userRoom(actor.userId), "document.seen", { channelId });
  });
}
