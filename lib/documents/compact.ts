import * as Y from "yjs";
import { withConnection } from "@/lib/db";
import { applyUpdates } from "./apply";
import { readLog } from "./read-log";

/** Folds a document's log into its snapshot. Editing goes on meanwhile: what is appended after the reading stays. */
export async function compactDocument(documentId: string): Promise<void> {
  const document = new Y.Doc();
  await withConnection(async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`compact ${documentId}`]);
    const ids: string[] = [];
    for await (const chunk of readLog(client, documentId)) {
      applyUpdates(document, chunk.updates, null);
      ids.push(...chunk.ids);
    }
    if (ids.length > 0) {
      await client.query(
        `INSERT INTO document_snapshots (document_id, data, updated_at) VALUES ($1, $2, now())
         ON CONFLICT (document_id) DO UPDATE SET data = excluded.data, updated_at = excluded.updated_at`,
        [documentId, Buffer.from(Y.encodeStateAsUpdate(document))],
      );
      // Exactly those that were read: ids are given before the commit, so a lower one may still appear.
      await client.query("DELETE FROM document_updates WHERE document_id = $1 AND id = ANY($2::bigint[])", [
        documentId,
        ids,
      ]);
    }
    await client.query("COMMIT");
  }).finally(() => document.destroy());
}
