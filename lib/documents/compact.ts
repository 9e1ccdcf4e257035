import { setImmediate as nextTurn } from "node:timers/promises";
import type { PoolClient } from "pg";
import * as Y from "yjs";
import { withConnection } from "@/lib/db";
import { applyUpdates } from "./apply";
import { findOwners, storeClients } from "./clients";
import { isDocumentKind } from "./kinds";
import { readHistory } from "./read-log";
import { DOCUMENT_RULES } from "./rules";
import type { DocumentRules } from "./updates/rules";
import { createHistory } from "./versions/history";
import { addDeletions, findLastVersion, findRestores, findVisits, storeVersions } from "./versions/store";

/** Key of the advisory lock that excludes a document's compaction. */
export const compactionLock = (documentId: string) => `compact ${documentId}`;

/** After this many rows others get their turn. */
const ROWS_PER_TURN = 200;

/**
 * Folds a document's log into its snapshot, and keeps what only the log says: versions, clients and deletions.
 * Editing goes on meanwhile: what is appended after the reading stays.
 */
export async function compactDocument(documentId: string): Promise<void> {
  const document = new Y.Doc();
  await withConnection(async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [compactionLock(documentId)]);
    const { rows } = await client.query<{ kind: string }>("SELECT kind FROM documents WHERE id = $1", [
      documentId,
    ]);
    const kind = rows[0]?.kind;
    if (kind && isDocumentKind(kind)) await fold(client, documentId, document, DOCUMENT_RULES[kind]);
    await client.query("COMMIT");
  }).finally(() => document.destroy());
}

async function fold(client: PoolClient, documentId: string, document: Y.Doc, rules: DocumentRules) {
  const { snapshot, chunks } = await readHistory(client, documentId);
  applyUpdates(document, snapshot, null);
  const last = await findLastVersion(client, documentId);
  const owners = await findOwners(client, documentId);
  const restores = await findRestores(client, documentId);
  const visits = await findVisits(client, documentId);
  const history = createHistory(document, rules.content, { last, owners, restores, visits });
  const ids: string[] = [];
  for await (const rows of chunks)
    for (const row of rows) {
      history.add(row);
      ids.push(row.id);
      if (ids.length % ROWS_PER_TURN === 0) await nextTurn();
    }
  if (ids.length === 0) return;
  const { versions, claims, deletions } = history.finish();
  await storeVersions(client, documentId, versions);
  await storeClients(client, documentId, claims, document);
  await addDeletions(client, documentId, deletions);
  await client.query(
    `INSERT INTO document_snapshots (document_id, data, until_id, updated_at)
     VALUES ($1, $2, (SELECT max(id) FROM unnest($3::bigint[]) AS id), now())
     ON CONFLICT (document_id) DO UPDATE SET data = excluded.data, updated_at = excluded.updated_at,
       until_id = greatest(document_snapshots.until_id, excluded.until_id)`,
    [documentId, Buffer.from(Y.encodeStateAsUpdate(document)), ids],
  );
  // Exactly those that were read: ids are given before the commit, so a lower one may still appear.
  await client.query("DELETE FROM document_updates WHERE document_id = $1 AND id = ANY($2::bigint[])", [
    documentId,
    ids,
  ]);
}
