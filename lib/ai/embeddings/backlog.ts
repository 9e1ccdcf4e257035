import { pool } from "@/lib/db";
import type { AiChunkKind } from "@/lib/generated/prisma/enums";
import { BATCH, BUCKET } from "./limits";
import type { Unit } from "./types";

/** What there is of each kind, the newest first, of which one page is walked through at a time. */
const PAGES: Record<AiChunkKind, string> = {
  DOCUMENT: `SELECT document_id AS id, document_id AS "scopeId", 0 AS bucket FROM document_texts WHERE document_id < $1`,
  TASK: `SELECT id, id AS "scopeId", 0 AS bucket FROM tasks WHERE id < $1`,
  FILE: `SELECT id, id AS "scopeId", 0 AS bucket FROM files WHERE id < $1 AND purpose = 'ATTACHMENT'`,
  MESSAGE: `SELECT id, stream_id AS "scopeId", (greatest(seq, 1) - 1) / ${BUCKET} AS bucket FROM messages WHERE id < $1`,
};
const COUNTS: Record<AiChunkKind, string> = {
  DOCUMENT: "SELECT count(*) FROM document_texts",
  TASK: "SELECT count(*) FROM tasks",
  FILE: "SELECT count(*) FROM files WHERE purpose = 'ATTACHMENT'",
  MESSAGE: "SELECT count(*) FROM messages",
};
/** Documents can be long, and are read whole. */
const SIZES: Record<AiChunkKind, number> = { DOCUMENT: 25, TASK: BATCH, FILE: BATCH, MESSAGE: BATCH };
const KINDS = Object.keys(PAGES) as AiChunkKind[];
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

export type Page = { kind: AiChunkKind; units: Unit[]; beforeId: string | null; count: number };

/** The next page of what is left of the full index; null where nothing is. */
export async function nextPage(): Promise<Page | null> {
  const { rows } = await pool().query<{ kind: AiChunkKind; beforeId: string | null }>(
    `SELECT kind, before_id AS "beforeId" FROM ai_index_backlog ORDER BY array_position($1::text[], kind::text) LIMIT 1`,
    [KINDS],
  );
  const [next] = rows;
  if (!next) return null;
  const found = await pool().query<{ id: string } & Omit<Unit, "kind">>(
    `${PAGES[next.kind]} ORDER BY 1 DESC LIMIT ${SIZES[next.kind]}`,
    [next.beforeId ?? LAST_ID],
  );
  const units = found.rows.map(({ scopeId, bucket }) => ({ kind: next.kind, scopeId, bucket }));
  return { kind: next.kind, units, beforeId: found.rows.at(-1)?.id ?? null, count: found.rows.length };
}

/** A page is done. After the last one of a kind it isn't looked at again. */
export async function finishPage({ kind, beforeId, count }: Page, indexId: string): Promise<void> {
  await (beforeId && count === SIZES[kind]
    ? pool().query("UPDATE ai_index_backlog SET before_id = $2 WHERE kind = $1", [kind, beforeId])
    : pool().query("DELETE FROM ai_index_backlog WHERE kind = $1", [kind]));
  await pool().query(
    "UPDATE ai_indexes SET done = least(done + $2, total) WHERE id = $1 AND completed_at IS NULL",
    [indexId, count],
  );
}

export async function countAll(): Promise<number> {
  const { rows } = await pool().query<{ count: string }>(
    KINDS.map((kind) => COUNTS[kind]).join(" UNION ALL "),
  );
  return rows.reduce((sum, { count }) => sum + Number(count), 0);
}

/** Kinds that change in more ways than by the events that the index follows, such as moving a task. */
const LOOKED_AT_AGAIN: readonly AiChunkKind[] = ["TASK", "FILE"];
const ORPHANS = `DELETE FROM ai_chunks c WHERE (c.kind = 'TASK' AND NOT EXISTS (SELECT FROM tasks WHERE id = c.scope_id))
  OR (c.kind = 'FILE' AND NOT EXISTS (SELECT FROM files WHERE id = c.scope_id))`;

/** Once an hour: looks at tasks and files again, and deletes what is left of those that are gone. */
export async function lookAgain(): Promise<void> {
  await pool().query(ORPHANS);
  await pool().query(
    "INSERT INTO ai_index_backlog (kind) SELECT unnest($1::ai_chunk_kind[]) ON CONFLICT DO NOTHING",
    [LOOKED_AT_AGAIN],
  );
}
