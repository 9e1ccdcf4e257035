import { pool } from "@/lib/db";
import type { AiIndex } from "@/lib/generated/prisma/client";
import { BUCKET } from "./limits";

/** A transaction that commits later than this after it made an id isn't noticed until the object changes. */
const OVERLAP_MS = 2 * 60_000;

/** Ids begin with the time (UUIDv7), so what is new is read from the primary key. */
const NEW = `INSERT INTO ai_index_changes (kind, scope_id, bucket)
  SELECT DISTINCT 'MESSAGE'::ai_chunk_kind, stream_id, (seq - 1) / ${BUCKET} FROM messages WHERE id >= $1 AND seq > 0
  UNION SELECT 'FILE', f.id, 0 FROM messages m JOIN files f ON f.message_id = m.id WHERE m.id >= $1`;

/** Finds the messages since the last time. Some are found twice, which costs no second vector. */
export async function findNew({ id, scannedAt }: AiIndex): Promise<void> {
  const startedAt = new Date();
  await pool().query(NEW, [firstIdOf(scannedAt.getTime() - OVERLAP_MS)]);
  await pool().query("UPDATE ai_indexes SET scanned_at = $2 WHERE id = $1", [id, startedAt]);
}

function firstIdOf(ms: number): string {
  const hex = ms.toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
