import type { PoolClient } from "pg";
import { pool, withConnection } from "@/lib/db";

/** Applied in one go; a thousand updates take a few milliseconds, and between them others get their turn. */
const CHUNK_ROWS = 1_000;

/** Reads a document's snapshot, then its log in order, in chunks. `ids` are those of the log's rows; none for the snapshot. */
export async function* readLog(
  client: PoolClient,
  documentId: string,
): AsyncGenerator<{ ids: string[]; updates: Uint8Array[] }> {
  const snapshot = await client.query<{ data: Buffer }>(
    "SELECT data FROM document_snapshots WHERE document_id = $1",
    [documentId],
  );
  if (snapshot.rows[0]) yield { ids: [], updates: [snapshot.rows[0].data] };
  let after = "0";
  for (;;) {
    const { rows } = await client.query<{ id: string; data: Buffer }>({
      name: "read document log",
      text: "SELECT id, data FROM document_updates WHERE document_id = $1 AND id > $2 ORDER BY id LIMIT $3",
      values: [documentId, after, CHUNK_ROWS],
    });
    const last = rows.at(-1);
    if (last) yield { ids: rows.map(({ id }) => id), updates: rows.map(({ data }) => data) };
    if (!last || rows.length < CHUNK_ROWS) return;
    after = last.id;
  }
}

/**
 * Hands a document's whole state to `apply`, chunk by chunk, as it was at one moment.
 * @returns how many rows the log has
 */
export async function loadDocument(
  documentId: string,
  apply: (updates: Uint8Array[]) => void,
): Promise<number> {
  return withConnection(async (client) => {
    // One snapshot of the database: a compaction in between would move rows to where we have already looked.
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    let rows = 0;
    for await (const { ids, updates } of readLog(client, documentId)) {
      apply(updates);
      rows += ids.length;
    }
    await client.query("COMMIT");
    return rows;
  });
}

/** Some rows of a document's log; fewer than asked for where they have been compacted. */
export async function readUpdates(documentId: string, ids: readonly string[]): Promise<Uint8Array[]> {
  const { rows } = await pool().query<{ data: Buffer }>(
    "SELECT data FROM document_updates WHERE document_id = $1 AND id = ANY($2::bigint[]) ORDER BY id",
    [documentId, ids],
  );
  return rows.map(({ data }) => data);
}
