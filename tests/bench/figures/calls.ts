import { createServer } from "node:http";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright";
import { openConversation } from "@/lib/conversations/service";
import { browserArguments } from "../../setup/browser-arguments";
import { JANUS, noJanus, startJanus } from "../../setup/janus-server";
import type { CallPage } from "../clients/call-page";
import { compare, count, type Figure, measure } from "../figure";
import type { Instance } from "../instance";
import { type BenchPerson, createChannel, createTeam } from "../people";
import { percentile } from "../statistics";

const RENEGOTIATIONS = 20;
const LOAD_MS = 10_000;

type InPage = { device: CallPage };

export const calls: Figure = {
  name: "calls",
  title: "Calls: joining, ringing, renegotiating",
  method: `Headless Chromium, all devices and servers on this machine, pictures of 640 by 360 at 15 a second. Joining: from asking the realtime node to join until the first picture of who is there, by way of the product’s socket, signals and transports, in another browser context; the limit is a bare pair of RTCPeerConnections in one page, from adding a track to its first picture, in turn. Ringing: from one device’s request to the other’s event. Renegotiating: two devices of one page change ${RENEGOTIATIONS} times from both sides at once what they receive, and restart ICE. Four people: all twelve pictures of four devices of one page, by the product’s mesh and by six pairs of bare connections without limits of their own.`,
  async run({ instance, isQuick, log }) {
    const janus = noJanus ? null : await startJanus();
    if (!janus) log(`without Janus: ${noJanus}`);
    const realtime = await instance.start("realtime", { env: janus ? janusVariables(janus.url) : {} });
    const site = await serveDevice(instance);
    const browser = await chromium.launch({
      executablePath: instance.chromium ?? undefined,
      args: browserArguments,
    });
    try {
      const { workspaceId, people } = await createTeam(2);
      const [ada, ben] = people as [BenchPerson, BenchPerson];
      const actor = { userId: ada.userId, name: "Person 1", image: null } as Parameters<
        typeof openConversation
      >[0];
      const direct = await openConversation(actor, { userIds: [ben.userId], name: "" });
      const pages = [
        await openDevice(browser, instance, ada),
        await openDevice(browser, instance, ben),
      ] as const;
      const rounds = isQuick ? 7 : 25;
      const mesh = await joinOften(pages, direct.id, rounds, log);
      const large = janus && (await joinOften(pages, await createChannel(workspaceId, "CHAT"), rounds, log));
      const renegotiated = await renegotiateOften(pages[0], isQuick ? 5 : 50);
      const load = await loadOfFour(browser, pages[0], isQuick ? 1 : 5);
      return rowsOf(mesh, large, renegotiated, load);
    } finally {
      await browser.close();
      site.close();
      await realtime.stop();
      await janus?.stop();
    }
  },
};

const janusVariables = (url: string) => ({
  ...{ JANUS_URLS: url, JANUS_TOKEN_SECRET: JANUS.tokenSecret, JANUS_ADMIN_KEY: JANUS.adminKey },
});

/** The page of a device, at the instance's own address: the realtime node lets in no other. */
async function serveDevice(instance: Instance) {
  const { outputFiles } = await build({
    entryPoints: ["tests/bench/clients/call-page.ts"],
    ...{ bundle: true, platform: "browser", format: "iife", write: false, logLevel: "silent" },
  });
  const page = `<!doctype html><title>Device</title><body><script>${outputFiles[0]!.text.replaceAll("</script", "<\\/script")}</script>`;
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page);
  });
  await new Promise<void>((resolve) => server.listen(instance.port, "localhost", resolve));
  return server;
}

async function openDevice(browser: Browser, instance: Instance, person: BenchPerson): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(instance.appUrl);
  const { realtimeToken, userId } = person;
  await page.evaluate(
    ([url, token, id]) => (window as unknown as InPage).device.connect(url!, token!, id!),
    [instance.realtimeUrl, realtimeToken, userId],
  );
  return page;
}

const joinAt = (page: Page, channelId: string) =>
  page.evaluate((id) => (window as unknown as InPage).device.join(id), channelId);
const leaveAt = (page: Page, { callId, participantId }: { callId: string; participantId: string }) =>
  page.evaluate(
    ([call, participant]) => (window as unknown as InPage).device.leave(call!, participant!),
    [callId, participantId],
  );
const bareAt = (page: Page) => page.evaluate(() => (window as unknown as InPage).device.bare());

type Joins = { bare: number[]; joined: number[]; rang: number[] };

/** One starts a call, the other joins it; what rings does so first. The first of all warms up. */
async function joinOften(
  [one, other]: readonly [Page, Page],
  channelId: string,
  rounds: number,
  log: (text: string) => void,
): Promise<Joins> {
  const joins: Joins = { bare: [], joined: [], rang: [] };
  let engine = "";
  for (let n = 0; n <= rounds; n += 1) {
    const bare = await bareAt(other);
    const started = await joinAt(one, channelId);
    engine = started.engine;
    const rangAt =
      engine === "MESH"
        ? await other.evaluate((id) => (window as unknown as InPage).device.rangAt(id), started.callId)
        : Number.NaN;
    const joined = await joinAt(other, channelId);
    await Promise.all([leaveAt(one, started), leaveAt(other, joined)]);
    if (n === 0) continue;
    joins.bare.push(bare);
    joins.joined.push(joined.took ?? Number.NaN);
    joins.rang.push(rangAt - started.started);
  }
  const p50 = (values: number[]) => percentile(values, 0.5).toFixed(0);
  log(`${engine}: joined in ${p50(joins.joined)} ms, a bare pair in ${p50(joins.bare)}`);
  return joins;
}

async function renegotiateOften(page: Page, runs: number) {
  const results: { isWhole: boolean; restart: number }[] = [];
  for (let n = 0; n < runs; n += 1) {
    const result = await page
      .evaluate((times) => (window as unknown as InPage).device.renegotiate(times), RENEGOTIATIONS)
      .catch((error) => {
        console.error(error);
        return { isWhole: false, restart: Number.NaN };
      });
    results.push(result);
  }
  return results;
}

type Load = { product: number[]; bare: number[] };

/** Processor time of the whole browser while four devices see one another, as a share of one core, in turn. */
async function loadOfFour(browser: Browser, page: Page, rounds: number): Promise<Load> {
  const load: Load = { product: [], bare: [] };
  const session = await browser.newBrowserCDPSession();
  const used = async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const begin = (kind: "mesh" | "bare" | null) =>
    page.evaluate((given) => (window as unknown as InPage).device.four(given), kind);
  async function shareOf(kind: "mesh" | "bare") {
    await begin(kind);
    const before = await used();
    await page.waitForTimeout(LOAD_MS);
    const share = ((await used()) - before) / (LOAD_MS / 1_000);
    await begin(null);
    return share * 100;
  }
  for (let round = 0; round < rounds; round += 1) {
    load.bare.push(await shareOf("bare"));
    load.product.push(await shareOf("mesh"));
  }
  return load;
}

function rowsOf(
  mesh: Joins,
  large: Joins | null,
  renegotiated: { isWhole: boolean; restart: number }[],
  load: Load,
) {
  const middle = (values: number[]) => [percentile(values, 0.5)];
  const joining = (what: string, { joined, bare }: Joins, atMost: number) =>
    compare({ what, unit: "ms", product: middle(joined), limit: middle(bare), atMost });
  const restarts = renegotiated.map(({ restart }) => restart).filter((ms) => !Number.isNaN(ms));
  return [
    joining("Joining to the first picture, p50", mesh, 1.3),
    ...(large ? [joining("The same by way of Janus, p50", large, 2)] : []),
    measure({
      what: "Ringing on the other device, p95",
      unit: "ms",
      values: [percentile(mesh.rang, 0.95)],
      atMost: 150,
    }),
    count({
      what: `${RENEGOTIATIONS} renegotiations from both sides: not settled, or a track lost`,
      ...{ values: renegotiated.map(({ isWhole }) => (isWhole ? 0 : 1)), of: renegotiated.length, atMost: 0 },
    }),
    measure({ what: "ICE restart, p95", unit: "ms", values: [percentile(restarts, 0.95)], atMost: 500 }),
    compare({
      ...{ what: "Processor of four people with cameras, of one core", unit: "%" },
      ...{ product: load.product, limit: load.bare, atMost: 1.2 },
    }),
  ];
}
