import type { Actor } from "@/lib/auth/actor";
import { db, pool } from "@/lib/db";
import { toPage } from "@/lib/http/pagination";
import { nameContains } from "@/lib/sql/names";
import { fromCursor, toCursor } from "@/lib/tasks/cursor";
import { accessWorkspace } from "@/lib/workspaces/access";
import { SESSION_FIELDS, toSession } from "./presenter";
import type { AiSessionQuery } from "./schema";

/** The messages of the branch of s that the workspace reads. */
const SHARED_BRANCH = `WITH RECURSIVE branch AS (
    SELECT m.* FROM ai_messages m WHERE m.id = s.shared_leaf_id AND m.session_id = s.id
    UNION ALL SELECT m.* FROM branch b JOIN ai_messages m ON m.id = b.parent_id)`;

const LISTS = {
  mine: { where: "s.owner_id = $1 AND s.archived_at IS NULL", messages: "" },
  archived: { where: "s.owner_id = $1 AND s.archived_at IS NOT NULL", messages: "" },
  shared: { where: "s.owner_id <> $1 AND s.visibility = 'WORKSPACE'", messages: SHARED_BRANCH },
} as const;

/** The latest first. What is searched in a shared chat is the branch that is shared. */
export async function listSessions(actor: Actor, workspaceId: string, query: AiSessionQuery) {
  const { role } = await accessWorkspace(actor, workspaceId, "workspace.read");
  const { list, q, folderId, cursor, limit } = query;
  // A guest reads no chats of others.
  if (list === "shared" && role === "GUEST") return { items: [], nextCursor: null };
  const after = cursor === undefined ? null : fromCursor(cursor, "moment");
  const { where, messages } = LISTS[list];
  const of = list === "shared" ? "branch m WHERE" : "ai_messages m WHERE m.session_id = s.id AND";
  const { rows } = await pool().query<{ id: string }>({
    text: `SELECT s.id FROM ai_sessions s
      WHERE s.workspace_id = $2 AND ${where}
        AND ($3::uuid IS NULL OR s.folder_id = $3 AND s.owner_id = $1)
        AND ($4::text IS NULL OR ${nameContains("s.title", "$4")}
          OR EXISTS (${messages} SELECT FROM ${of} ${nameContains("m.text", "$4")}))
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
