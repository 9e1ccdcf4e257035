import "../events";
import type { Transaction } from "@/lib/db";
import { publishWidely } from "@/lib/realtime/publish";
import { channelRoom, userRoom } from "@/lib/realtime/rooms";

/**
 * When each person last edited document $1, as far as the log says more than what is stored. A compaction may have folded
 * the log before: then those of the versions since. Of several who wrote a version each did so after its beginning; who came
 * last isn't known, and one's own edit would be somebody else's.
 */
const STORE = `/* name: store last edits */ WITH known AS (
    SELECT coalesce(max(edited_at), '-infinity') AS until FROM document_edits WHERE document_id = $1::uuid
  ), found AS (
    SELECT u.author_id AS user_id, max(u.created_at) AS edited_at FROM document_updates u, known
    WHERE u.document_id = $1::uuid AND u.author_id IS NOT NULL AND u.created_at > known.until GROUP BY u.author_id
    UNION ALL
    SELECT (a.author ->> 'userId')::uuid,
      max(CASE WHEN jsonb_array_length(v.authors) = 1 THEN v.until_at ELSE v.from_at END) FROM known, document_versions v,
      jsonb_array_elements(v.authors) AS a(author)
    WHERE v.document_id = $1::uuid AND v.until_at > known.until GROUP BY 1
  )
  INSERT INTO document_edits (document_id, user_id, edited_at)
  SELECT $1::uuid, u.id, max(found.edited_at) FROM found JOIN users u ON u.id = found.user_id
  WHERE EXISTS (SELECT FROM documents d WHERE d.id = $1::uuid AND d.channel_id = d.id) GROUP BY u.id
  ON CONFLICT (document_id, user_id) DO UPDATE SET edited_at = EXCLUDED.edited_at
    WHERE EXCLUDED.edited_at > document_edits.edited_at
  RETURNING user_id AS "userId"`;

/** Stores who edited the document of a channel when, by which the others see in their trees that it has unread changes. */
export async function storeLastEdits(tx: Transaction, documentId: string): Promise<void> {
  const [writer, ...more] = await tx.$queryRawUnsafe<{ userId: string }[]>(STORE, documentId);
  if (!writer) return;
  // Where several wrote, each of them has the others' changes.
  const except = more.length === 0 ? [userRoom(writer.userId)] : [];
  const to = [channelRoom(documentId)];
  await publishWidely(tx, { to, except }, "document.changed", { channelId: documentId });
}
