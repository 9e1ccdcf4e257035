import { pool } from "@/lib/db";

/** That a Yjs client of a document is this person; null is a job. */
export type ClientClaim = { documentId: string; clientId: number; userId: string | null };

type Queryable = { query: (text: string, values: unknown[]) => Promise<{ rows: unknown[] }> };

/** One key for a client of a document. */
export const clientKey = (documentId: string, clientId: number) => `${documentId} ${clientId}`;

/**
 * Claims clients for people, once and for all: one that is somebody else's already stays theirs.
 * @returns whose each is now, by `clientKey`
 */
export async function claimClients(
  claims: readonly ClientClaim[],
  on: Queryable = pool(),
): Promise<Map<string, string | null>> {
  // Twice in one statement would be an error.
  const distinct = [
    ...new Map(claims.map((claim) => [clientKey(claim.documentId, claim.clientId), claim])).values(),
  ];
  if (distinct.length === 0) return new Map();
  // The update changes nothing; without it, rows that exist aren't returned.
  const { rows } = await on.query(
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
  const owners = rows as { documentId: string; clientId: string; userId: string | null }[];
  return new Map(
    owners.map(({ documentId, clientId, userId }) => [clientKey(documentId, Number(clientId)), userId]),
  );
}
