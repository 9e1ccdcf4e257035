import type { PoolClient } from "pg";
import type { CutVersion, LastVersion } from "./history";

/**
 * Locks and returns the version that the next edits extend; null after one that was named, restored or shown, which
 * no longer changes. Naming or reading it meanwhile waits for the lock.
 */
export async function findLastVersion(client: PoolClient, documentId: string): Promise<LastVersion | null> {
  const { rows } = await client.query<LastVersion & { isKept: boolean }>(
    `SELECT id, from_at AS "fromAt", until_at AS "untilAt", authors,
       is_shown OR name IS NOT NULL OR restored_from_id IS NOT NULL AS "isKept"
     FROM document_versions WHERE document_id = $1 ORDER BY until_at DESC, until_id DESC LIMIT 1 FOR UPDATE`,
    [documentId],
  );
  const [last] = rows;
  return last && !last.isKept ? last : null;
}

/** The rows of a document's log that restored a version, each of which has a version of its own. */
export async function findRestores(client: PoolClient, documentId: string): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ untilId: string }>(
    `SELECT until_id::text AS "untilId" FROM document_versions
     WHERE document_id = $1 AND restored_from_id IS NOT NULL`,
    [documentId],
  );
  return new Set(rows.map(({ untilId }) => untilId));
}

/** When people last looked at a document, as far as it was since its last version began: at most one moment for each minute. */
export async function findVisits(client: PoolClient, documentId: string): Promise<Date[]> {
  const { rows } = await client.query<{ seenAt: Date }>(
    `SELECT max(seen_at) AS "seenAt" FROM document_visits
     WHERE document_id = $1 AND seen_at >= coalesce(
       (SELECT min(created_at) FROM document_updates WHERE document_id = $1), now()) - interval '1 hour'
     GROUP BY date_trunc('minute', seen_at)`,
    [documentId],
  );
  return rows.map(({ seenAt }) => seenAt);
}

export async function storeVersions(
  client: PoolClient,
  documentId: string,
  versions: readonly CutVersion[],
): Promise<void> {
  for (const { id, untilId, fromAt, untilAt, authors, content } of versions)
    await client.query(
      `INSERT INTO document_versions (id, document_id, until_id, from_at, until_at, authors, content)
       VALUES (coalesce($1::uuid, uuidv7()), $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE SET until_id = excluded.until_id, until_at = excluded.until_at,
         authors = excluded.authors, content = excluded.content`,
      [id, documentId, untilId, fromAt, untilAt, JSON.stringify(authors), content],
    );
}

export async function addDeletions(
  client: PoolClient,
  documentId: string,
  deletions: ReadonlyMap<string, number>,
): Promise<void> {
  await client.query(
    `INSERT INTO document_deletions AS d (document_id, user_id, count)
     SELECT $1::uuid, * FROM unnest($2::uuid[], $3::int[])
     ON CONFLICT (document_id, user_id) DO UPDATE SET count = d.count + excluded.count`,
    [documentId, [...deletions.keys()], [...deletions.values()]],
  );
}
