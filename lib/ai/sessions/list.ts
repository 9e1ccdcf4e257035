import type { Actor } from "@/lib/auth/actor";
import { db, pool } from "@/lib/db";
import { toPage } from "@/lib/http/pagination";
import { nameContains } from "@/lib/sql/names";
import { fromCursor, toCursor } from "@/lib/tasks/cursor";
import { accessWorkspace } from "@/lib/workspaces/access";
import { SESSION_FIELDS, toSession } from "./presenter";
import type { AiSessionQuery } from "./schema";

/** Files of message m whose name or text contains $4. The texts are folded already. */
const FILES = `ai_message_files mf JOIN files f ON f.id = mf.file_id LEFT JOIN file_texts t ON t.file_id = f.id`;
const FILE_HAS = `(t.words LIKE (SELECT '%' || nullif(search_name($4), '') || '%') OR ${nameContains("f.name", "$4")})`;

/** Whether it is in the branch of s that the workspace reads. */
const IN_SHARED = `EXISTS (WITH RECURSIVE branch AS (
    SELECT m.* FROM ai_messages m WHERE m.id = s.shared_leaf_id AND m.session_id = s.id
    UNION ALL SELECT m.* FROM branch b JOIN ai_messages m ON m.id = b.parent_id)
  SELECT FROM branch m WHERE ${nameContains("m.text", "$4")}
    OR EXISTS (SELECT FROM ${FILES} WHERE mf.message_id = m.id AND ${FILE_HAS}))`;

/**
 * The chats of $2 with a message that contains $4, as `nameContains` says it: in two parts, so that the first one reads
 * the index of what is typed, and the second one runs for signs alone.
 */
const HAVE_TYPED = `SELECT m.session_id FROM ai_messages m JOIN ai_sessions own ON own.id = m.session_id
    WHERE own.workspace_id = $2 AND search_name(m.text) LIKE (SELECT '%' || nullif(search_name($4), '') || '%')
  UNION ALL SELECT m.session_id FROM ai_messages m JOIN ai_sessions own ON own.id = m.session_id
    WHERE own.workspace_id = $2 AND (SELECT search_name($4) = '') AND strpos(m.text, $4) > 0`;

/** The same for attachments, of the chats that $1 may read: these are few beside the files of all. */
const HAVE_FILES = `SELECT m.session_id FROM ai_sessions s JOIN ai_messages m ON m.session_id = s.id
    WHERE s.workspace_id = $2 AND (s.owner_id = $1 OR s.visibility = 'WORKSPACE')
      AND EXISTS (SELECT FROM ${FILES} WHERE mf.message_id = m.id AND ${FILE_HAS})`;

const LISTS = {
  mine: { where: "s.owner_id = $1 AND s.archived_at IS NULL", isInShared: null },
  archived: { where: "s.owner_id = $1 AND s.archived_at IS NOT NULL", isInShared: null },
  shared: { where: "s.owner_id <> $1 AND s.visibility = 'WORKSPACE'", isInShared: IN_SHARED },
} as const;

/** The latest first. Searches read messages and attachments; of a shared chat those of the branch that is shared. */
export async function listSessions(actor: Actor, workspaceId: string, query: AiSessionQuery) {
  const { role } = await accessWorkspace(actor, workspaceId, "workspace.read");
  const { list, q, folderId, cursor, limit } = query;
  // A guest reads no chats of others.
  if (list === "shared" && role === "GUEST") return { items: [], nextCursor: null };
  const after = cursor === undefined ? null : fromCursor(cursor, "moment");
  const { where, isInShared } = LISTS[list];
  const { rows } = await pool().query<{ id: string }>({
    text: `SELECT s.id FROM ai_sessions s
      WHERE s.workspace_id = $2 AND ${where}
        AND ($3::uuid IS NULL OR s.folder_id = $3 AND s.owner_id = $1)
        AND ($4::text IS NULL OR ${nameContains("s.title", "$4")}
          OR s.id IN (${HAVE_TYPED} UNION ALL ${HAVE_FILES}) ${isInShared ? `AND ${isInShared}` : ""})
        AND ($5::bigint IS NULL
          OR (floor(extract(epoch FROM s.last_message_at) * 1000)::bigint, s.id) < ($5, $6::uuid))
      ORDER BY s.last_message_at DESC, s.id DESC LIMIT $7`,
    values: [
      ...[actor.userId, workspaceId, folderId ?? null, q?.trim() || null],
      ...[after?.key ?? null, after?.id ?? null, limit + 1],
    ],
  });
  const ids = rows.map(({ id }) => id);
  const found = await db().aiSession.findMany({ where: { id: { in: ids } }, select: SESSION_FIELDS });
  const byId = new Map(found.map((row) => [row.id, row]));
  const sessions = ids.flatMap((id) => byId.get(id) ?? []).map((row) => toSession(row, list !== "shared"));
  return toPage(sessions, limit, ({ id, lastMessageAt }) =>
    toCursor({ key: String(Date.parse(lastMessageAt)), id }),
  );
}
