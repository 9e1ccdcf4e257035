import { pool } from "@/lib/db";

const DIMENSIONS = 1_024;
const CLUSTERS = 200;
const BATCH = 2_000;
/** So much of a vector is its subject, the rest its own. */
const [SUBJECT, OWN] = [1, 0.9];

/** Repeatable, so that runs can be compared. */
function numbers(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
const random = numbers(42);
const vectorOf = (subject?: Float32Array) =>
  Float32Array.from(
    { length: DIMENSIONS },
    (_, at) => (subject ? SUBJECT * subject[at]! : 0) + OWN * random(),
  );
const subjects = Array.from({ length: CLUSTERS }, () => vectorOf());

/** A question about one of the subjects, of length 1. */
export function questionAbout(subject: number): Float32Array {
  const vector = vectorOf(subjects[subject % CLUSTERS]);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** Passages of these channels' messages in equal distances, with vectors that have subjects in common, as texts do. */
export async function fillPassages(channelIds: readonly string[], passages: number): Promise<void> {
  await pool().query(
    `INSERT INTO ai_chunks (kind, scope_id, bucket, part, object_ids, channel_id, author_ids, since, until, hash)
    SELECT 'MESSAGE', stream_id, (seq - 1) / 5, 0, ARRAY[id], channel_id, ARRAY[author_id], created_at, created_at, ''
    FROM (SELECT *, row_number() OVER (PARTITION BY channel_id, (seq - 1) / 5 ORDER BY seq) AS nth,
      row_number() OVER (ORDER BY id) AS place FROM messages WHERE channel_id = ANY($1::uuid[])) m
    WHERE nth = 1 LIMIT $2`,
    [channelIds, passages],
  );
  const { rows } = await pool().query<{ id: string }>("SELECT id::text FROM ai_chunks ORDER BY ai_chunks.id");
  for (let from = 0; from < rows.length; from += BATCH) {
    const own = rows.slice(from, from + BATCH).map(({ id }, at) => {
      const vector = vectorOf(subjects[(from + at) % CLUSTERS]);
      const bits = Array.from(vector, (value) => (value > 0 ? "1" : "0")).join("");
      const bytes = Buffer.from(
        Int8Array.from(vector, (value) => Math.round((value / (SUBJECT + OWN)) * 127)).buffer,
      );
      return { id, bits, bytes };
    });
    await pool().query(
      `WITH given AS (SELECT * FROM unnest($1::bigint[], $2::text[], $3::bytea[]) AS g(id, bits, vector)),
        signs AS (INSERT INTO ai_chunk_bits (chunk_id, channel_id, bits)
          SELECT id, channel_id, g.bits::varbit FROM given g JOIN ai_chunks USING (id))
      INSERT INTO ai_chunk_vectors (chunk_id, vector) SELECT id, vector FROM given`,
      [own.map(({ id }) => id), own.map(({ bits }) => bits), own.map(({ bytes }) => bytes)],
    );
  }
  await pool().query("VACUUM ANALYZE ai_chunks, ai_chunk_bits, ai_chunk_vectors");
}
