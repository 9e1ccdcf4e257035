import { pool } from "@/lib/db";
import { log } from "@/lib/log";

/** Finds the nearest bits without reading all of them. Made at run time: the schema holds on databases without pgvector. */
const INDEX = "ai_chunk_bits_hnsw";
/** How long a process goes by what it knows of the index. */
const KNOWN_MS = 60_000;
let known = { isThere: false, at: Number.NEGATIVE_INFINITY };

/**
 * Where the database has pgvector, or may have it, an index of bits of this length. Where it may not be made, as without
 * the right to, all bits are read.
 */
export async function createVectorIndex(dimensions: number): Promise<void> {
  known = { isThere: false, at: Number.NEGATIVE_INFINITY };
  try {
    const { rowCount } = await pool().query("SELECT FROM pg_available_extensions WHERE name = 'vector'");
    if (!rowCount) return;
    await pool().query("CREATE EXTENSION IF NOT EXISTS vector");
    await pool().query(`DROP INDEX IF EXISTS ${INDEX}`);
    await pool().query(
      `CREATE INDEX ${INDEX} ON ai_chunk_bits USING hnsw ((bits::bit(${Math.trunc(dimensions)})) bit_hamming_ops)`,
    );
  } catch (error) {
    log.warn({ code: (error as { code?: string }).code }, "pgvector isn't used: all vectors are compared");
  }
}

/** Bits of another length have no place in it. */
export const DROP_VECTOR_INDEX = `DROP INDEX IF EXISTS ${INDEX}`;

export async function hasVectorIndex(): Promise<boolean> {
  if (performance.now() - known.at > KNOWN_MS) {
    const { rows } = await pool().query<{ isThere: boolean }>(
      `SELECT to_regclass('${INDEX}') IS NOT NULL AS "isThere"`,
    );
    known = { isThere: rows[0]?.isThere === true, at: performance.now() };
  }
  return known.isThere;
}
