import type { PoolClient } from "pg";
import type * as Y from "yjs";
import { pool } from "@/lib/db";

/** That a Yjs client of a document is this person; null is a job. */
export type ClientClaim = { documentId: string; clientId: number; userId: string | null };

/** One key for a client of a document. */
export const clientKey = (documentId: string, clientId: number) => `${documentId} ${clientId}`;

/**
 * Claims clients for people, once and for all: one that is somebody else's already stays theirs.
 * @returns whose each is now, by `clientKey`
 */
export async function claimClients(claims: readonly ClientClaim[]): Promise<Map<string, string | null>> {
  // Twice in one statement would be an error.
  const distinct = [
    ...new Map(claims.map((claim) => [clientKey(claim.documentId, claim.clientId), claim])).values(),
  ];
  if (distinct.length === 0) return new Map();
  // The update changes nothing; without it, rows that exist aren't returned.
  const { rows } = await pool().query<ClaimRow>(
    `INSERT INTO document_clients AS c (document_id, client_id, user_id)
     SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::uuid[]) ORDER BY 1, 2
     ON CONFLICT (document_id, client_id) DO UPDATE SET client_id = c.client_id
     RETURNING document_id AS "documentId", client_id::text AS "clientId", user_id AS "userId"`,
    [
      distinct.map(({ documentId }) => documentId),
      distinct.map(({ clientId }) => clientId),
      distinct.map(({ userId }) => userId),
    ],
  );
  return byKey(rows);
}

/** Reads the owners of clients, by `clientKey`, without claiming any. */
export async function readClaims(clients: readonly ClientClaim[]): Promise<Map<string, string | null>> {
  if (clients.length === 0) return new Map();
  const { rows } = await pool().query<ClaimRow>(
    `SELECT document_id AS "documentId", client_id::text AS "clientId", user_id AS "userId" FROM document_clients
     JOIN unnest($1::uuid[], $2::bigint[]) AS given(document_id, client_id) USING (document_id, client_id)`,
    [clients.map(({ documentId }) => documentId), clients.map(({ clientId }) => clientId)],
  );
  return byKey(rows);
}

type ClaimRow = { documentId: string; clientId: string; userId: string | null };
const byKey = (rows: readonly ClaimRow[]) =>
  new Map(rows.map(({ documentId, clientId, userId }) => [clientKey(documentId, Number(clientId)), userId]));

/** Whose the clients of a document are, as far as it is known. */
export async function findOwners(
  client: PoolClient,
  documentId: string,
): Promise<Map<number, string | null>> {
  const { rows } = await client.query<{ clientId: string; userId: string | null }>(
    `SELECT client_id::text AS "clientId", user_id AS "userId" FROM document_clients WHERE document_id = $1`,
    [documentId],
  );
  return new Map(rows.map(({ clientId, userId }) => [Number(clientId), userId]));
}

/** Stores whose the clients in a log are, and forgets those that came, wrote nothing and haven't been back for a week. */
export async function storeClients(
  client: PoolClient,
  documentId: string,
  claims: ReadonlyMap<number, string | null>,
  document: Y.Doc,
): Promise<void> {
  await client.query(
    `INSERT INTO document_clients (document_id, client_id, user_id)
     SELECT $1::uuid, * FROM unnest($2::bigint[], $3::uuid[])
     ON CONFLICT (document_id, client_id) DO NOTHING`,
    [documentId, [...claims.keys()], [...claims.values()]],
  );
  await client.query(
    `DELETE FROM document_clients
     WHERE document_id = $1 AND created_at < now() - interval '7 days' AND NOT client_id = ANY($2::bigint[])`,
    [documentId, [...document.store.clients.keys()]],
  );
}
