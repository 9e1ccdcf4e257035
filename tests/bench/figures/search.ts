import { pool } from "@/lib/db";
import { startClients } from "../client-process";
import type { HttpClients } from "../clients/http";
import { fillChannels, wordOf } from "../corpus";
import { compare, type Figure, measure, type Row } from "../figure";
import { createManyChannels, createTeam } from "../people";
import { headersOf } from "../recordings";
import { latency, median } from "../statistics";

const CHANNELS = 100;
const HIDDEN = 40;
const SMALL_INSTANCE = 1_000;
/** For the names beside the messages, ranking, highlighting and HTTP, where SQL costs next to nothing. */
const MOST_ABOVE_MS = 3;
/** Rounds before any is measured: a server that people use has its code compiled and its statements prepared. */
const WARM_UP = 200;
/** Ranks of words by frequency. Of a million messages, one in about 60 to 3 words has the first, 1 in 10,000 the last. */
const WORDS = {
  "frequent words": [20, 24, 28, 32, 36, 40],
  "words of middle frequency": [400, 500, 600, 700, 800, 900, 1_000, 1_100, 1_200, 1_300],
  "rare words": [8_000, 9_000, 10_000, 11_000, 12_000, 13_000],
};

/** The same filter and order in the least SQL that does the job: the newest that begin a word so, where one may see them. */
async function timeBareSql(userId: string, words: string[]): Promise<number[]> {
  const times: number[] = [];
  for (const word of words) {
    const started = performance.now();
    await pool().query({
      name: "bench-search",
      text: `SELECT m.id, m.body, m.created_at FROM messages m
             WHERE m.search @@ to_tsquery('simple', $2 || ':*') AND m.deleted_at IS NULL
               AND m.channel_id IN (
                 SELECT c.id FROM channels c
                 LEFT JOIN memberships w ON w.workspace_id = c.workspace_id AND w.user_id = $1
                 LEFT JOIN channel_members cm ON cm.channel_id = c.id AND cm.user_id = $1
                 WHERE (cm.user_id IS NOT NULL OR (w.user_id IS NOT NULL AND c.visibility = 'WORKSPACE')))
             ORDER BY m.created_at DESC LIMIT 20`,
      values: [userId, word],
    });
    times.push(performance.now() - started);
  }
  return times;
}

/** What the words of messages cost to read, beside PostgreSQL's own parser, which finds no parts of words, and to keep. */
async function costOfWriting(rounds: number): Promise<Row[]> {
  const time = async (reading: string) => {
    const started = performance.now();
    await pool().query(`SELECT sum(length(${reading})) FROM (SELECT body FROM messages LIMIT 1000) AS first`);
    return performance.now() - started;
  };
  const [product, limit]: [number[], number[]] = [[], []];
  for (let n = 0; n < rounds; n += 1) {
    product.push(await time("search_vector(body)"));
    limit.push(await time("to_tsvector('simple', lower(body))"));
  }
  const { rows } = await pool().query<{ bytes: number }>(
    "SELECT pg_relation_size('messages_search_idx')::float / count(*) AS bytes FROM messages",
  );
  const values = rows.map(({ bytes }) => bytes);
  return [
    compare({ what: "Reading the words of 1,000 messages", unit: "ms", product, limit, isReport: true }),
    measure({ what: "Index of words, for each message", unit: "B", values, isReport: true }),
  ];
}

export const search: Figure = {
  name: "search",
  title: "Search over a million messages",
  method: `1,000,000 messages of natural word frequencies in ${CHANNELS} channels, of which the reader may not see ${HIDDEN}. Milliseconds of GET /api/search, one after the other, with ranking, highlighting and the names of channels, people and files; the limit is a bare SQL statement with the same filter over a connection of its own.`,
  async run({ instance, isQuick, log }) {
    const { workspaceId, people } = await createTeam(2);
    const [reader, author] = people;
    await createManyChannels(workspaceId, CHANNELS);
    const { rows: channels } = await pool().query<{ id: string }>(
      "SELECT id FROM channels WHERE workspace_id = $1 ORDER BY id",
      [workspaceId],
    );
    const ids = channels.map(({ id }) => id);
    await pool().query("UPDATE channels SET visibility = 'PRIVATE' WHERE id = ANY($1::uuid[])", [
      ids.slice(0, HIDDEN),
    ]);
    const realtime = await instance.start("realtime");
    const web = await instance.start("web");
    const clients = startClients<HttpClients>("http");
    const headers = headersOf(reader!, instance);
    const timeProduct = (words: string[]) => {
      const urls = words.map((word) => `${instance.webUrl}/api/search?scope=all&q=${word}`);
      return clients.call("time", { urls, headers });
    };
    const rows = [];
    /** How much longer the product takes than bare SQL, of each round the median. */
    const above = async (what: string, words: string[], rounds: number) => {
      const values: number[] = [];
      for (let n = 0; n < rounds + 2; n += 1) {
        const product = median(await timeProduct(words));
        const bare = median(await timeBareSql(reader!.userId, words));
        // The first rounds warm up.
        if (n >= 2) values.push(product - bare);
      }
      rows.push(measure({ what: `Above bare SQL, ${what}`, unit: "ms", values, atMost: MOST_ABOVE_MS }));
    };
    const rounds = isQuick ? 3 : 9;
    await fillChannels(ids, author!.userId, SMALL_INSTANCE);
    for (let n = 0; n < WARM_UP; n += 1) await timeProduct(WORDS["frequent words"].map(wordOf));
    await above("a small instance", WORDS["frequent words"].map(wordOf), rounds);
    await pool().query("DELETE FROM messages");
    await fillChannels(ids, author!.userId, isQuick ? 100_000 : 1_000_000);
    log("filled");
    for (const [what, ranks] of Object.entries(WORDS)) {
      const words = ranks.map(wordOf);
      const product: number[] = [];
      const limit: number[] = [];
      const all: number[] = [];
      for (let n = 0; n < 2; n += 1) {
        await timeProduct(words);
        await timeBareSql(reader!.userId, words);
      }
      for (let n = 0; n < rounds; n += 1) {
        const times = await timeProduct(words);
        all.push(...times);
        product.push(median(times));
        limit.push(median(await timeBareSql(reader!.userId, words)));
      }
      log(`${what}: ${product.at(-1)?.toFixed(1)} to ${limit.at(-1)?.toFixed(1)} ms`);
      const isMiddle = what === "words of middle frequency";
      const target = isMiddle ? { atMost: 1.3 } : ({ isReport: true } as const);
      rows.push(compare({ what: `Search, ${what}`, unit: "ms", product, limit, ...target }));
      if (isMiddle)
        rows.push(
          measure({ what: "The same, p95 of all", unit: "ms", values: [latency(all).p95], atMost: 50 }),
        );
    }
    await above("rare words", WORDS["rare words"].map(wordOf), rounds);
    rows.push(...(await costOfWriting(rounds)));
    clients.stop();
    await Promise.all([web.stop(), realtime.stop()]);
    return rows;
  },
};
