import { readableBy } from "@/lib/ai/retrieval/readable-sql";
import { retrieve } from "@/lib/ai/retrieval/retrieve";
import { db, pool } from "@/lib/db";
import { fillChannels, wordOf } from "../corpus";
import { compare, type Figure, measure, type Row } from "../figure";
import { createManyChannels, createTeam } from "../people";
import { latency, median } from "../statistics";
import { fillPassages, questionAbout } from "../vectors";

const CHANNELS = 100;
const HIDDEN = 40;
const [MESSAGES, PASSAGES] = [1_000_000, 100_000];
const QUICK = 10;
/** Ranks of the words of a question, from one in many messages to one in few. */
const QUESTIONS = [
  [40, 400, 1_000],
  [60, 700, 3_000, 9_000],
  [500, 900, 1_300],
  [100, 10_000],
  [800, 1_200, 2_500, 12_000],
];

/** The same words one by one in the least SQL that finds the newest messages that have one, where one may see them. */
async function timeBareSql(userId: string, words: string[]): Promise<number> {
  const started = performance.now();
  for (const word of words)
    await pool().query({
      name: "bench-ask",
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
  return performance.now() - started;
}

export const ask: Figure = {
  name: "ask",
  title: "Sources of a question over many messages",
  method: `Messages of natural word frequencies in ${CHANNELS} channels, of which the asker may not read ${HIDDEN}. Milliseconds to find the eight best sources of a question of two to four words in messages, documents, tasks and files, with what was said around them; the limit is a bare SQL statement for each of the words. With embeddings: the same with the vector of the question, over ${PASSAGES.toLocaleString("en")} passages of 1,024 dimensions; that the provider takes time to make that vector isn't in it.`,
  async run({ isQuick, log }) {
    const { workspaceId, people } = await createTeam(2);
    const [asker, author] = people;
    await createManyChannels(workspaceId, CHANNELS);
    const { rows: channels } = await pool().query<{ id: string }>(
      "SELECT id FROM channels WHERE workspace_id = $1 ORDER BY id",
      [workspaceId],
    );
    const ids = channels.map(({ id }) => id);
    await pool().query("UPDATE channels SET visibility = 'PRIVATE' WHERE id = ANY($1::uuid[])", [
      ids.slice(0, HIDDEN),
    ]);
    await fillChannels(ids, author!.userId, isQuick ? MESSAGES / QUICK : MESSAGES);
    await fillPassages(ids, isQuick ? PASSAGES / QUICK : PASSAGES);
    log("filled");
    const { userId } = asker!;
    const time = async (words: string[], vector?: Float32Array) => {
      const started = performance.now();
      const readable = readableBy(userId, workspaceId);
      const found = await retrieve(db(), { readable, workspaceId, vector, question: words.join(" ") });
      if (found.length === 0) throw new Error(`Nothing found for ${words.join(" ")}`);
      return performance.now() - started;
    };
    const questions = QUESTIONS.map((ranks) => ranks.map(wordOf));
    for (const words of questions) {
      await time(words);
      await timeBareSql(userId, words);
    }
    const [product, limit, all, near]: [number[], number[], number[], number[]] = [[], [], [], []];
    let subject = 0;
    for (let round = 0; round < (isQuick ? 5 : 15); round += 1) {
      const times: number[] = [];
      const bare: number[] = [];
      for (const words of questions) {
        times.push(await time(words));
        bare.push(await timeBareSql(userId, words));
        subject += 1;
        near.push(await time(words, questionAbout(subject)));
      }
      all.push(...times);
      product.push(median(times));
      limit.push(median(bare));
    }
    log(`${median(product).toFixed(1)} to ${median(limit).toFixed(1)} ms`);
    const rows: Row[] = [
      compare({ what: "Sources of a question", unit: "ms", product, limit, isReport: true }),
      measure({ what: "The same, p50 of all", unit: "ms", values: [latency(all).p50], isReport: true }),
      measure({ what: "The same, p95 of all", unit: "ms", values: [latency(all).p95], atMost: 100 }),
      measure({
        what: "With embeddings, p50 of all",
        unit: "ms",
        values: [latency(near).p50],
        isReport: true,
      }),
      measure({ what: "With embeddings, p95 of all", unit: "ms", values: [latency(near).p95], atMost: 150 }),
    ];
    return rows;
  },
};
