import { setImmediate as nextTurn } from "node:timers/promises";
import type { PoolClient } from "pg";
import { pool, type Transaction, withConnection } from "@/lib/db";

/** Applied in one go; a thousand updates take a few milliseconds, and between them others get their turn. */
const CHUNK_ROWS = 1_000;

/** A row of the log with what versions are cut by. */
export type LogRow = { id: string; data: Uint8Array; authorId: string | null; createdAt: Date };

async function readSnapshot(client: PoolClient, documentId: string): Promise<Uint8Array[]> {
  const { rows } = await client.query<{ data: Buffer }>(
    "SELECT data FROM document_snapshots WHERE document_id = $1",
    [documentId],
  );
  return rows.map(({ data }) => data);
}

/** A document's log in order, in chunks. */
async function* readRows<R extends { id: string }>(
  client: PoolClient,
  documentId: string,
  columns: string,
): AsyncGenerator<R[]> {
  let after = "0";
  for (;;) {
    const { rows } = await client.query<R>(
      `SELECT ${columns} FROM document_updates WHERE document_id = $1 AND id > $2 ORDER BY id LIMIT $3`,
      [documentId, after, CHUNK_ROWS],
    );
    const last = rows.at(-1);
    if (last) yield rows;
    if (!last || rows.length < CHUNK_ROWS) return;
    after = last.id;
  }
}

/** Reads a document's snapshot, then its log with authors and times, in order. The caller's transaction holds the two together. */
export async function readHistory(client: PoolClient, documentId: string) {
  const snapshot = await readSnapshot(client, documentId);
  const columns = `id, data, author_id AS "authorId", created_at AS "createdAt"`;
  return { snapshot, chunks: readRows<LogRow>(client, documentId, columns) };
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
    apply(await readSnapshot(client, documentId));
    for await (const chunk of readRows<{ id: string; data: Buffer }>(client, documentId, "id, data")) {
      apply(chunk.map(({ data }) => data));
      rows += chunk.length;
    }
    await client.query("COMMIT");
    return rows;
  });
}

/**
 * A document's whole state, in chunks, read in a transaction and on its connection. It is one statement, since a
 * compaction between two would move rows to where the first has already looked.
 */
export async function* readState(tx: Transaction, documentId: string): AsyncGenerator<Uint8Array[]> {
  const rows = await tx.$queryRaw<{ data: Uint8Array }[]>`
    SELECT 0::bigint AS id, data FROM document_snapshots WHERE document_id = ${documentId}::uuid
    UNION ALL SELECT id, data FROM document_updates WHERE document_id = ${documentId}::uuid ORDER BY id`;
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    if (start > 0) await nextTurn();
    yield rows.slice(start, start + CHUNK_ROWS).map(({ data }) => data);
  }
}

/** The whole states of several documents that aren't large, as they are now, by their ids: one statement. */
export async function readStates(
  tx: Transaction,
  documentIds: readonly string[],
): Promise<Map<string, Uint8Array[]>> {
  const rows = await tx.$queryRaw<{ documentId: string; data: Uint8Array }[]>`
    SELECT 0::bigint AS id, document_id AS "documentId", data FROM document_snapshots
      WHERE document_id = ANY(${documentIds}::uuid[])
    UNION ALL SELECT id, document_id, data FROM document_updates
      WHERE document_id = ANY(${documentIds}::uuid[]) ORDER BY id`;
  const states = new Map<string, Uint8Array[]>();
  for (const { documentId, data } of rows) {
    const state = states.get(documentId);
    if (state) state.push(data);
    else states.set(documentId, [data]);
  }
  return states;
}

/** Version token of a document: changes with each edit and each compaction. */
export async function readPosition(documentId: string): Promise<string> {
  // Ids are given before the commit, so a lower one may still appear: the newest alone doesn't tell.
  const { rows } = await pool().query<{ position: string }>({
    name: "position of a document",
    text: `SELECT concat_ws(' ', coalesce(max(id), 0), count(*),
             (SELECT concat_ws(' ', extract(epoch FROM updated_at), until_id) FROM document_snapshots
               WHERE document_id = $1)) AS position
           FROM document_updates WHERE document_id = $1`,
    values: [documentId],
  });
  return rows[0]?.position ?? "";
}

/** Some rows of a document's log; fewer than asked for where they have been compacted. */
export async function readUpdates(documentId: string, ids: readonly string[]): Promise<Uint8Array[]> {
  const { rows } = await pool().query<{ data: Buffer }>(
    "SELECT data FROM document_updates WHERE document_id = $1 AND id = ANY($2::bigint[]) ORDER BY id",
    [documentId, ids],
  );
  return rows.map(({ data }) => data);
}
