import { pool, withConnection } from "@/lib/db";
import { log } from "@/lib/log";

/** Finds the nearest bits without reading all of them. Made at run time: the schema holds on databases without pgvector. */
const INDEX = "ai_chunk_bits_hnsw";
/**
 * What may be read is left of what the index yields: without this it yields 40 passages of the whole instance, and somebody
 * who reads little of it finds nothing. Holds for connections that are opened from then on.
 */
const SCAN_ON = `DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET hnsw.ef_search = 200', current_database());
    EXECUTE format('ALTER DATABASE %I SET hnsw.iterative_scan = relaxed_order', current_database());
  END $$`;
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
    await withConnection(async (client) => {
      const { rowCount } = await client.query("SELECT FROM pg_available_extensions WHERE name = 'vector'");
      if (!rowCount) return;
      await client.query("CREATE EXTENSION IF NOT EXISTS vector");
      // Loads the library, without which PostgreSQL doesn't know the settings.
      await client.query("SELECT '[1]'::vector");
      await client.query(SCAN_ON);
      await client.query(`DROP INDEX IF EXISTS ${INDEX}`);
      await client.query(
        `CREATE INDEX ${INDEX} ON ai_chunk_bits USING hnsw ((bits::bit(${Math.trunc(dimensions)})) bit_hamming_ops)`,
      );
    });
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
