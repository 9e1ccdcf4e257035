import type { Page } from "playwright";
import { inBrowser } from "../browser";
import { startDelayProxy } from "../delay-proxy";
import { compare, type Figure, measure } from "../figure";
import type { Instance } from "../instance";
import { addEmptyKey, paintTime, settle, watchLetter, watchPaint } from "../paint";
import { createChannel, createTeam, fillConversation } from "../people";
import { percentile } from "../statistics";

const FRAME_MS = 1000 / 60;
const EACH_WAY_MS = 150;
const MESSAGES = 400;
const LETTERS = 8;
const EMPTY_KEY = "F9";

/** Milliseconds until painted. */
type Times = { empty: number[]; letter: number[]; send: number[]; change: number[] };
type Round = { near: Times; far: Times };

const newTimes = (): Times => ({ empty: [], letter: [], send: [], change: [] });

/** The processes behind two proxies that can delay what goes through them; the web's is the instance's address. */
async function startFarAway(instance: Instance) {
  const { proxyPorts } = instance;
  const url = `http://localhost:${proxyPorts.web}`;
  const env = {
    APP_URL: url,
    NEXTAUTH_URL: url,
    REALTIME_URL: `http://localhost:${proxyPorts.realtime}`,
  };
  const proxies = [
    await startDelayProxy(proxyPorts.web, Number(new URL(instance.webUrl).port)),
    await startDelayProxy(proxyPorts.realtime, Number(new URL(instance.realtimeUrl).port)),
  ];
  const processes = [await instance.start("realtime", { env }), await instance.start("web", { env })];
  return {
    url,
    setDelay: (ms: number) => {
      for (const proxy of proxies) proxy.delayMs = ms;
    },
    stop: async () => {
      await Promise.all(processes.map((process) => process.stop()));
      for (const proxy of proxies) proxy.close();
    },
  };
}

const channelRow = (page: Page, name: string) =>
  page.getByRole("tree", { name: "Channels" }).getByRole("treeitem", { name: new RegExp(`^${name} ?,`) });

/** Presses a key that changes one line of text, types a message and sends it, each until it is painted. */
async function write(page: Page, channel: string, nth: number, times: Times): Promise<void> {
  const field = page.getByRole("textbox", { name: `Message ${channel}`, exact: true });
  await field.focus();
  await watchPaint(page, "keydown", { selector: "#empty-key" });
  await page.keyboard.press(EMPTY_KEY);
  times.empty.push(await paintTime(page));

  const text = `Number ${nth}`;
  await page.keyboard.insertText(`${text} `);
  for (const letter of "as it is".slice(0, LETTERS)) {
    await settle(page);
    await watchLetter(page);
    await page.keyboard.press(letter === " " ? "Space" : letter);
    times.letter.push(await paintTime(page));
  }

  await settle(page);
  const row = "[role=log] > :last-child";
  await watchPaint(page, "keydown", { selector: row, text });
  await page.keyboard.press("Enter");
  times.send.push(await paintTime(page));
  // The server has it: nothing of it falls into the next one's time.
  await page.locator(`${row}[data-seq]`, { hasText: text }).waitFor();
  await settle(page);
}

/** Goes to a channel where one was before. */
async function change(page: Page, channel: string, lastSeq: number, times: Times): Promise<void> {
  const row = channelRow(page, channel);
  await row.hover();
  await settle(page);
  const log = `[role=log][aria-label="Messages in ${channel}"]`;
  await watchPaint(page, "click", { selector: `${log} [data-seq="${lastSeq}"]` });
  await row.click();
  times.change.push(await paintTime(page));
  await page.getByRole("heading", { name: channel, exact: true }).first().waitFor();
  await settle(page);
}

export const interaction: Figure = {
  name: "interaction",
  title: "Typing, sending and changing channels in the browser",
  method: `Chromium on this machine; milliseconds from the event's own time until the browser has drawn the frame that shows what it caused. The limit is a key that changes one line of text on the same page. In turn without delay and with ${2 * EACH_WAY_MS} ms more for each round trip: proxies hold all bytes, HTTP and WebSocket, for ${EACH_WAY_MS} ms each way. The channels hold ${MESSAGES} messages of five heights by four people, and have been visited before. What a frame takes is a display's 60 Hz: ${FRAME_MS.toFixed(1)} ms.`,
  async run({ instance, isQuick, log }) {
    const team = await createTeam(4);
    const userIds = team.people.map(({ userId }) => userId);
    const names = ["anchors", "engines"] as const;
    const ids: string[] = [];
    for (const name of names) {
      const id = await createChannel(team.workspaceId, "CHAT", name);
      await fillConversation(id, userIds, MESSAGES);
      ids.push(id);
    }
    const product = await startFarAway(instance);
    const rounds: Round[] = [];
    const sends = isQuick ? 8 : 12;
    await inBrowser(instance, team.people[0]!.cookie, async (context) => {
      const page = await context.newPage();
      await page.goto(`${product.url}/w/${team.slug}/c/${ids[0]}`, { waitUntil: "networkidle" });
      await addEmptyKey(page, EMPTY_KEY);
      let sent = 0;
      async function round(delay: number, count: number): Promise<Times> {
        product.setDelay(delay);
        const times = newTimes();
        for (let n = 0; n < count; n += 1) {
          sent += 1;
          await write(page, names[0], sent, times);
        }
        for (let n = 0; n < count; n += 1) {
          await change(page, names[1], MESSAGES, times);
          await change(page, names[0], MESSAGES + sent, times);
        }
        return times;
      }
      // What is loaded on first use, and compiled, is.
      await round(0, 4);
      for (let n = 0; n < (isQuick ? 2 : 7); n += 1) {
        const one = { near: await round(0, sends), far: await round(EACH_WAY_MS, sends) };
        rounds.push(one);
        const p50 = (times: number[]) => percentile(times, 0.5).toFixed(1);
        log(`send ${p50(one.near.send)} and ${p50(one.far.send)}, change ${p50(one.near.change)} ms`);
      }
    });
    await product.stop();
    return rowsOf(rounds);
  },
};

function rowsOf(rounds: readonly Round[]) {
  const each = (side: keyof Round, what: keyof Times, p: number) =>
    rounds.map((one) => percentile(one[side][what], p));
  const p95 = (side: keyof Round, what: keyof Times) =>
    percentile(
      rounds.flatMap((one) => one[side][what]),
      0.95,
    );
  const unit = "ms";
  const aside = (side: keyof Round, what: keyof Times) => ({
    product: each(side, what, 0.5),
    limit: each("near", "empty", 0.5),
  });
  const beyond = (what: string, side: keyof Round, times: keyof Times) =>
    measure({
      what,
      unit: "frames",
      values: [(p95(side, times) - p95("near", "empty")) / FRAME_MS],
      limit: `${p95(side, times).toFixed(1)} and ${p95("near", "empty").toFixed(1)} ms`,
      atMost: 1,
    });
  const far = (times: "letter" | "send") => ({
    unit,
    product: each("far", times, 0.5),
    limit: each("near", times, 0.5),
    atMost: 1.2,
  });
  const delayed = `with ${2 * EACH_WAY_MS} ms of delay`;
  return [
    compare({ what: "A letter, p50", unit, ...aside("near", "letter"), isReport: true }),
    beyond("A letter later than the limit, p95", "near", "letter"),
    compare({ what: `A letter ${delayed}, to without, p50`, ...far("letter") }),
    beyond(`A letter ${delayed}, later than the limit, p95`, "far", "letter"),
    compare({ what: "Enter to the message, p50", unit, ...aside("near", "send"), isReport: true }),
    beyond("Enter to the message, later than the limit, p95", "near", "send"),
    compare({ what: `Enter to the message ${delayed}, to without, p50`, ...far("send") }),
    beyond(`Enter to the message ${delayed}, later than the limit, p95`, "far", "send"),
    compare({ what: "To a channel visited before, p50", unit, ...aside("near", "change"), isReport: true }),
    measure({ what: "The same, p95", unit, values: [p95("near", "change")], atMost: 100 }),
    measure({ what: `The same ${delayed}, p95`, unit, values: [p95("far", "change")], atMost: 100 }),
  ];
}
