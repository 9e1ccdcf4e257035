import { setTimeout as wait } from "node:timers/promises";
import { pool } from "@/lib/db";
import { startClients } from "../client-process";
import type { ResendingClients } from "../clients/resending";
import { count, type Figure, measure } from "../figure";
import { type BenchPerson, createChannel, createTeam } from "../people";
import { headersOf } from "../recordings";

const PEOPLE = 40;
const names = { realtime: "the realtime node", web: "the web process", postgres: "PostgreSQL" };
/** Between a start and the next kill. */
const PEACE_MS = 4_000;

export const resending: Figure = {
  name: "resending",
  title: "Messages sent again while processes are killed",
  method: `${PEOPLE} people send as fast as they are acknowledged, over the socket while it stands, else over HTTP, and send again what wasn't acknowledged. Every ${PEACE_MS / 1000} seconds the realtime node, the web process or PostgreSQL gets kill -9, in turn, and is started again. Then the table is compared with what was acknowledged, and the channel is read page by page by two people.`,
  async run({ instance, isQuick, log }) {
    const messages = isQuick ? 5_000 : 100_000;
    const { workspaceId, people } = await createTeam(PEOPLE);
    const channelId = await createChannel(workspaceId, "CHAT");
    const running = { realtime: await instance.start("realtime"), web: await instance.start("web") };
    const clients = startClients<ResendingClients>("resending");
    const { realtimeUrl, webUrl, appUrl: origin } = instance;
    const started = performance.now();
    let isDone = false;
    const sending = clients
      .call("run", { people, messages, place: { realtimeUrl, webUrl, origin, channelId } })
      .finally(() => {
        isDone = true;
      });
    const kills = { realtime: 0, web: 0, postgres: 0 };
    const victims = Object.keys(kills) as (keyof typeof kills)[];
    let nth = 0;
    while (!isDone) {
      await Promise.race([sending, wait(PEACE_MS)]);
      if (isDone) break;
      const victim = victims[nth % victims.length]!;
      nth += 1;
      kills[victim] += 1;
      if (victim === "postgres") {
        instance.postgres.kill();
        await instance.postgres.restart();
      } else {
        await running[victim].kill();
        running[victim] = await instance.start(victim);
      }
    }
    const { acknowledged, resent, backwards } = await sending;
    const seconds = (performance.now() - started) / 1000;
    clients.stop();
    log(`${messages} in ${seconds.toFixed(0)} s, ${nth} kills, ${resent} sent again`);

    const { rows } = await pool().query<{ nonce: string; seq: number }>(
      "SELECT nonce, seq FROM messages WHERE channel_id = $1 ORDER BY seq",
      [channelId],
    );
    const stored = new Map(rows.map(({ nonce, seq }) => [nonce, seq]));
    const read = await Promise.all(people.slice(0, 2).map((person) => readAll(person, channelId, messages)));
    await Promise.all([running.realtime.stop(), running.web.stop()]);

    async function readAll(person: BenchPerson, id: string, upTo: number): Promise<string[]> {
      const seen: string[] = [];
      for (let after = 0; after < upTo; ) {
        const url = `${webUrl}/api/channels/${id}/messages?after=${after}&limit=100`;
        const response = await fetch(url, { headers: headersOf(person, instance) });
        const page: { items: { nonce: string; seq: number }[] } = await response.json();
        if (page.items.length === 0) break;
        seen.push(...page.items.map(({ nonce }) => nonce));
        after = page.items.at(-1)!.seq;
      }
      return seen;
    }

    const lost = acknowledged.filter(({ nonce, seq }) => stored.get(nonce) !== seq).length;
    const differing = rows.filter(({ nonce }, n) => read.some((seen) => seen[n] !== nonce)).length;
    return [
      count({ what: "Acknowledged, but not there or elsewhere", values: [lost], of: messages, atMost: 0 }),
      count({ what: "There twice, or never asked for", values: [rows.length - messages], atMost: 0 }),
      count({
        what: "Numbers left out",
        values: [rows.filter(({ seq }, n) => seq !== n + 1).length],
        atMost: 0,
      }),
      count({ what: "Read in another order by two readers", values: [differing], of: messages, atMost: 0 }),
      count({ what: "Events that came before an earlier one", values: [backwards], atMost: 0 }),
      ...victims.map((victim) =>
        count({ what: `Kills of ${names[victim]}`, values: [kills[victim]], isReport: true }),
      ),
      count({ what: "Sent again", values: [resent], isReport: true }),
      measure({ what: "Acknowledged", unit: "a second", values: [messages / seconds], isReport: true }),
    ];
  },
};
