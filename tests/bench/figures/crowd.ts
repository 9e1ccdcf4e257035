import { setTimeout as wait } from "node:timers/promises";
import { pool } from "@/lib/db";
import { documentName } from "@/lib/documents/names";
import { startClients } from "../client-process";
import type { CrowdClients } from "../clients/crowd";
import type { DocumentClients } from "../clients/document";
import { cpuSeconds, findCores, pinFamily, pinProcess, unpinFamily } from "../cores";
import { createCrowd } from "../crowd-team";
import { count, type Figure, measure, type Row } from "../figure";
import { percentile } from "../statistics";

const CONNECTED = 1_000;
const ACTIVE = 400;
const DOCUMENTS = 20;
const WRITERS = 5;
/** Letters a second while one types, which is 20 seconds of each minute. */
const LETTERS = 2 / 3;
/** As the launcher waits before it starts a process again. */
const RESTART_MS = 200;

export const crowd: Figure = {
  name: "crowd",
  title: "A thousand people on one core",
  method: `${CONNECTED} people of six workspaces (the largest with half of them) are connected, ${ACTIVE} of them active. Each of these per minute sends 1 message (10 % replies, 5 % with a mention), begins to type 3 times and keeps a draft each time, opens and marks read 4 channels, reacts once, and searches 0.3, lists the inbox 0.2 and loads a page 0.1 times; ${DOCUMENTS * WRITERS} type in ${DOCUMENTS} documents. That is the load × 1; nothing that is refused is tried again. All processes of the server, PostgreSQL included, share one core, the people another one. Acknowledged messages are looked for in the table, and each must reach everyone in its workspace once. In the end the realtime node gets kill -9 and is started again as the launcher does; back is who has connected and read everything again.`,
  async run({ instance, isQuick, log }) {
    const cores = findCores();
    if (!cores)
      log("nothing pins processes here: the server has all cores, and shares them with its clients");
    const postmaster = instance.postgres.postmaster();
    if (cores) pinFamily(postmaster, cores.server);
    const { people, documentIds } = await createCrowd(CONNECTED, DOCUMENTS);
    let realtime = await instance.start("realtime", { core: cores?.server });
    const web = await instance.start("web", { core: cores?.server });
    const clients = startClients<CrowdClients>("crowd");
    const writers = startClients<DocumentClients>("document");
    if (cores) for (const { pid } of [clients, writers]) pinProcess(pid, cores.clients);

    const { realtimeUrl, appUrl, webUrl } = instance;
    await clients.call("connect", { people, place: { realtimeUrl, appUrl, webUrl } });
    const tokens = people.filter(({ team }) => team === 0).map(({ realtimeToken }) => realtimeToken);
    const url = `${realtimeUrl.replace("http", "ws")}/collab`;
    for (const [n, id] of documentIds.entries()) {
      const some = tokens.slice(n * WRITERS, (n + 1) * WRITERS);
      await writers.call("open", { group: id, url, name: documentName(id), tokens: some });
    }
    log(`${CONNECTED} connected`);

    const used = () =>
      [realtime.child.pid!, web.child.pid!, postmaster].map((pid) => (cores ? cpuSeconds(pid) : 0));
    const round = async (factor: number, seconds: number) => {
      const before = used();
      const since = performance.now();
      const typing = writers.call("typeInAll", { groups: documentIds, perSecond: LETTERS * factor, seconds });
      const [chat, edits] = await Promise.all([
        clients.call("load", { factor, active: ACTIVE, seconds }),
        typing,
      ]);
      const cpu = used().map((now, n) => ((now - before[n]!) * 1000) / (performance.now() - since));
      const stored = await countStored(chat.nonces);
      const { send, read, counts, loop } = chat;
      log(`× ${factor}: ${JSON.stringify({ send, read, edits: edits.acknowledge, ...counts })}`);
      log(`busy: the clients' loop ${percent(loop.utilization)}; the core ${cpu.map(percent).join(", ")}`);
      return { ...chat, edits, cpu, lost: chat.nonces.length - stored };
    };
    await round(1, isQuick ? 5 : 20);
    const busy = await round(3, isQuick ? 15 : 60);
    const flooded = await round(6, isQuick ? 15 : 60);
    for (const group of documentIds) await writers.call("close", { group });
    await clients.call("load", { factor: 0.1, active: ACTIVE, seconds: 5 });

    const returning = clients.call("comeBack", { pid: realtime.child.pid!, seconds: 60 });
    await realtime.kill();
    await wait(RESTART_MS);
    realtime = await instance.start("realtime", { core: cores?.server });
    const { connected, back } = await returning;
    log(
      `connected after ${connected
        .map((ms) => ms / 1000)
        .reduce((a, b) => Math.max(a, b), 0)
        .toFixed(1)} s`,
    );
    await clients.call("disconnect", {});
    clients.stop();
    writers.stop();
    await Promise.all([realtime.stop(), web.stop()]);
    if (cores) unpinFamily(postmaster);

    type Round = typeof busy;
    const rows = (factor: number, it: Round, targets: { send?: number; edits?: number }): Row[] => [
      ms(`× ${factor}: send to acknowledged, p50`, it.send.p50),
      ms(`× ${factor}: send to acknowledged, p95`, it.send.p95, targets.send),
      ms(`× ${factor}: send to receive, p95`, it.receive.p95),
      ms(`× ${factor}: messages of a channel, p95`, it.read.p95),
      ms(`× ${factor}: a page, p95`, it.page.p95),
      ms(`× ${factor}: edit to acknowledged, p95`, it.edits.acknowledge.p95, targets.edits),
      none(`× ${factor}: edits never acknowledged`, it.edits.unacknowledged, it.edits.made),
      none(`× ${factor}: errors other than "overloaded"`, it.wrong, it.asked),
      count({ what: `× ${factor}: refused`, values: [it.refused], of: it.asked, isReport: true }),
      ms(`× ${factor}: refused after, at most`, it.slowestRefusal, 1_000),
      none(`× ${factor}: acknowledged, but not stored`, it.lost, it.nonces.length),
      none(`× ${factor}: missed or doubled`, it.amiss, it.deliveries),
      share(`× ${factor}: of the core takes the realtime node`, it.cpu[0]!),
      share(`× ${factor}: of the core takes the web process`, it.cpu[1]!),
      share(`× ${factor}: of the core takes PostgreSQL`, it.cpu[2]!),
      ms(`× ${factor}: the clients' own loop is late by, p99`, it.loop.p99),
    ];
    return [
      ...rows(3, busy, { send: 100 }),
      ...rows(6, flooded, { edits: 1_000 }),
      count({ what: "Back after kill -9", values: [back.length], of: CONNECTED, atLeast: CONNECTED }),
      seconds("Half of them back", percentile(back, 0.5)),
      seconds("All of them back", Math.max(...back), 8),
    ];
  },
};

const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
const report = { isReport: true } as const;
/** Null where nothing was measured. */
const ms = (what: string, value: number | null, atMost?: number) =>
  measure({
    what,
    unit: "ms",
    values: [value ?? Number.NaN],
    ...(atMost === undefined ? report : { atMost }),
  });
const share = (what: string, value: number) => measure({ what, unit: "%", values: [value * 100], ...report });
const seconds = (what: string, value: number, atMost?: number) =>
  measure({ what, unit: "s", values: [value / 1000], ...(atMost === undefined ? report : { atMost }) });
const none = (what: string, value: number, of: number) => count({ what, values: [value], of, atMost: 0 });

async function countStored(nonces: readonly string[]): Promise<number> {
  const { rows } = await pool().query<{ stored: number }>(
    "SELECT count(*)::int AS stored FROM messages WHERE nonce = ANY($1::uuid[])",
    [nonces],
  );
  return rows[0]!.stored;
}
