import { pool } from "@/lib/db";

const WORDS = 40_000;
const BATCH = 20_000;
const SYLLABLES =
  "ba be bo da de di fa fe ga go ha ho ka ki ko la le lo ma me mi na ne no pa po ra re ri sa se si ta te to".split(
    " ",
  );

/** The same numbers each time, so that runs can be compared (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The word that is the nth in frequency: no two alike, frequent ones short. */
export function wordOf(rank: number): string {
  let rest = rank + SYLLABLES.length;
  let word = "";
  for (; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

/** Texts whose words are as frequent as those of a language: the nth word 1/(n + 2.7) as often (Zipf, Mandelbrot). */
function createTexts(seed: number): () => string {
  const random = randomNumbers(seed);
  const sums: number[] = [];
  for (let rank = 0, sum = 0; rank < WORDS; rank += 1) {
    sum += 1 / (rank + 2.7);
    sums.push(sum);
  }
  const word = () => {
    const at = random() * sums[WORDS - 1]!;
    let [low, high] = [0, WORDS - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return wordOf(low);
  };
  return () => Array.from({ length: 4 + Math.floor(random() * 20) }, word).join(" ");
}

/** Messages of natural word frequencies, spread evenly over channels; one a second, the last one now. */
export async function fillChannels(channelIds: string[], authorId: string, messages: number): Promise<void> {
  const text = createTexts(7);
  await withoutSearchIndexes(async () => {
    for (let from = 0; from < messages; from += BATCH) {
      const bodies = Array.from({ length: Math.min(BATCH, messages - from) }, text);
      await pool().query(
        `INSERT INTO messages (id, channel_id, stream_id, author_id, seq, nonce, body, created_at)
         SELECT uuidv7(), channel, channel, $2, 1 + n / cardinality($1::uuid[]), gen_random_uuid(), body,
           now() - ($5::int - n) * interval '1 second'
         FROM (SELECT body, $4::int + place::int - 1 AS n FROM unnest($3::text[]) WITH ORDINALITY AS t(body, place)) AS texts
         CROSS JOIN LATERAL (SELECT ($1::uuid[])[1 + n % cardinality($1::uuid[])] AS channel) AS channels`,
        [channelIds, authorId, bodies, from, messages],
      );
    }
    await pool().query("UPDATE channels SET last_seq = $2 WHERE id = ANY($1::uuid[])", [
      channelIds,
      Math.ceil(messages / channelIds.length),
    ]);
  });
}

/** Indexing a million messages at once takes a tenth of indexing them one by one. */
async function withoutSearchIndexes(work: () => Promise<void>): Promise<void> {
  const { rows } = await pool().query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename = 'messages' AND indexdef LIKE '% USING gin %'`,
  );
  for (const { name } of rows) await pool().query(`DROP INDEX ${name}`);
  await work();
  const client = await pool().connect();
  try {
    await client.query("SET maintenance_work_mem = '512MB'");
    for (const { definition } of rows) await client.query(definition);
    await client.query("RESET maintenance_work_mem");
  } finally {
    client.release();
  }
  await pool().query("VACUUM ANALYZE messages");
}
