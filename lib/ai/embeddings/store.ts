import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import { pool, withConnection } from "@/lib/db";
import { nameOf, type Passage, type Unit } from "./types";
import { bitsOf, bytesOf } from "./vectors";

type Stored = Unit & { id: string; part: number; hash: string; channelId: string; block: string | null };

export const hashOf = (text: string) => createHash("sha256").update(text).digest("base64");
const partName = (passage: Unit & { part: number }) => `${nameOf(passage)}/${passage.part}`;

/**
 * Compares what the index has of these units with what it should have: deletes what is gone, has another text, or
 * is in another place.
 * @returns the passages that need a vector
 */
export async function removeChanged(units: readonly Unit[], wanted: readonly Passage[]): Promise<Passage[]> {
  const { rows } = await pool().query<Stored>(
    `SELECT c.id::text, c.kind, c.scope_id AS "scopeId", c.bucket, c.part, c.hash, c.channel_id AS "channelId", c.block
    FROM unnest($1::text[], $2::uuid[], $3::int[]) AS u(kind, scope_id, bucket)
    JOIN ai_chunks c ON c.scope_id = u.scope_id AND c.bucket = u.bucket AND c.kind = u.kind::ai_chunk_kind`,
    [units.map(({ kind }) => kind), units.map(({ scopeId }) => scopeId), units.map(({ bucket }) => bucket)],
  );
  const byName = new Map(wanted.map((passage) => [partName(passage), passage]));
  const isKept = (row: Stored) => {
    const passage = byName.get(partName(row));
    if (!passage || passage.channelId !== row.channelId || passage.block !== row.block) return false;
    return hashOf(passage.text) === row.hash;
  };
  const gone = rows.filter((row) => !isKept(row)).map(({ id }) => id);
  if (gone.length > 0) await pool().query("DELETE FROM ai_chunks WHERE id = ANY($1::bigint[])", [gone]);
  const kept = new Set(rows.filter(isKept).map(partName));
  return wanted.filter((passage) => !kept.has(partName(passage)));
}

const INSERT = `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(kind ai_chunk_kind, "scopeId" uuid, bucket int,
    part int, "objectIds" uuid[], block text, "channelId" uuid, "authorIds" uuid[], since timestamptz, until timestamptz,
    hash text, bits varbit, vector text)),
  stored AS (INSERT INTO ai_chunks (kind, scope_id, bucket, part, object_ids, block, channel_id, author_ids, since, until, hash)
    -- The channel may have been deleted meanwhile.
    SELECT g.kind, "scopeId", bucket, part, "objectIds", block, "channelId", "authorIds", since, until, hash
    FROM given g JOIN channels c ON c.id = "channelId"
    ON CONFLICT DO NOTHING RETURNING id, kind, scope_id, bucket, part),
  pairs AS (SELECT stored.id, g.* FROM stored JOIN given g ON g.kind = stored.kind AND g."scopeId" = stored.scope_id
    AND g.bucket = stored.bucket AND g.part = stored.part WHERE g.bits IS NOT NULL),
  signs AS (INSERT INTO ai_chunk_bits (chunk_id, channel_id, bits) SELECT id, "channelId", bits FROM pairs)
  INSERT INTO ai_chunk_vectors (chunk_id, vector) SELECT id, decode(vector, 'base64') FROM pairs`;

/**
 * Stores passages with their vectors, those without one as looked at.
 * @returns false where the index is another one by now
 */
export const storePassages = (
  indexId: string,
  passages: readonly (readonly [Passage, Float32Array | null])[],
): Promise<boolean> =>
  withConnection(async (client) => {
    const rows = passages.map(([{ text, workspaceId: _, ...passage }, vector]) => ({
      ...passage,
      hash: hashOf(text),
      bits: vector && bitsOf(vector),
      vector: vector && bytesOf(vector).toString("base64"),
    }));
    return inIndex(client, indexId, async () => {
      await client.query({ name: "store passages", text: INSERT, values: [JSON.stringify(rows)] });
    });
  });

async function inIndex(client: PoolClient, indexId: string, work: () => Promise<void>): Promise<boolean> {
  await client.query("BEGIN");
  const { rowCount } = await client.query("SELECT FROM ai_indexes WHERE id = $1 FOR KEY SHARE", [indexId]);
  if (rowCount) await work();
  await client.query("COMMIT");
  return Boolean(rowCount);
}
