import { build } from "esbuild";
import type { Page } from "playwright";
import * as Y from "yjs";
import { pool } from "@/lib/db";
import { compactDocument } from "@/lib/documents/compact";
import { documentName } from "@/lib/documents/names";
import { listVersions, restoreVersion } from "@/lib/documents/versions/service";
import { inBrowser } from "../browser";
import { startClients } from "../client-process";
import type { DocumentClients } from "../clients/document";
import { cpuTime } from "../cpu-time";
import { typedUpdates, writtenPages } from "../documents";
import { compare, type Figure, measure } from "../figure";
import type { Instance } from "../instance";
import { addEmptyKey, paintTime, settle, watchLetter, watchPaint } from "../paint";
import { createChannel, createTeam, fillDocument } from "../people";
import { median, percentile } from "../statistics";

const FRAME_MS = 1000 / 60;
const PAGES = 300;
const EDITS = 20_000;
const EMPTY_KEY = "F9";
const LETTERS = "as it is ";
const TYPISTS = 2;

type Typing = { letter: number[]; empty: number[]; cpu: number[] };

export const documents: Figure = {
  name: "documents",
  title: `A document of ${PAGES} pages, and the history of ${EDITS.toLocaleString("en")} edits`,
  method: `A document of ${PAGES} pages of prose (1 MB) in Chromium on this machine. Typing is measured from the key's own time until the frame with the letter is drawn, in the middle of the document; the limit is the same document in ProseMirror with y-tiptap and nothing else, in the same browser, and what counts is how many frames later than a key that changes one line of text on the same page. The CPU is that of the page's main thread until it has nothing left to do, which says the same on a machine that does other things too. Others type 5 letters a second each at the end. Opening is from the start of the navigation until the text is drawn, code from the browser's cache. Versions are cut of ${EDITS.toLocaleString("en")} edits, one a second, as the log has them; the limit is Yjs alone, applying the same updates one by one.`,
  async run({ instance, isQuick, log }) {
    const history = await measureHistory(isQuick ? 2 : 7, log);
    const browser = await measureBrowser(instance, isQuick ? 3 : 7, log);
    return [...browser, ...history];
  },
};

async function measureBrowser(instance: Instance, rounds: number, log: (text: string) => void) {
  const team = await createTeam(TYPISTS + 1);
  const channelId = await createChannel(team.workspaceId, "DOC", "Handbook");
  const pages = writtenPages(PAGES);
  await fillDocument(channelId, pages);
  await compactDocument(channelId);
  const processes = [await instance.start("realtime"), await instance.start("web")];
  const typists = startClients<DocumentClients>("document");
  const tokens = team.people.slice(1).map(({ realtimeToken }) => realtimeToken);
  const url = `${instance.realtimeUrl.replace("http", "ws")}/collab`;
  await typists.call("open", {
    group: "typists",
    url,
    name: documentName(channelId),
    hasOwnAddress: true,
    tokens,
  });
  const times: Record<string, Typing> = {};
  const opened: number[] = [];
  await inBrowser(instance, team.people[0]!.cookie, async (context) => {
    const page = await context.newPage();
    const address = `${instance.appUrl}/w/${team.slug}/c/${channelId}`;
    for (let n = 0; n <= rounds; n += 1) {
      await page.goto(address);
      const ms = await page.evaluate(untilDrawn, PAGES);
      if (n > 0) opened.push(ms);
      log(`opened in ${ms.toFixed(0)} ms`);
    }
    await page.waitForLoadState("networkidle");
    times.alone = await typeIn(page, rounds);
    const typing = typists.call("type", { group: "typists", perSecond: 5, seconds: rounds * 4 });
    times.others = await typeIn(page, rounds);
    await typing;
    await page.keyboard.press("Control+Shift+X");
    await page.getByText("Suggesting.", { exact: true }).waitFor();
    times.suggesting = await typeIn(page, rounds);
    const more = typists.call("type", { group: "typists", perSecond: 5, seconds: rounds * 4 });
    times.suggestingOthers = await typeIn(page, rounds);
    await more;
    const bare = await context.newPage();
    await openBare(bare, Y.mergeUpdates(pages));
    times.bare = await typeIn(bare, rounds);
  });
  typists.stop();
  await Promise.all(processes.map((process) => process.stop()));
  const p95 = ({ letter }: Typing) => percentile(letter, 0.95);
  const later = (one: Typing) => (p95(one) - percentile(one.empty, 0.95)) / FRAME_MS;
  const row = (what: string, of: string) =>
    measure({
      what: `A letter ${what}, later than an empty key, p95`,
      unit: "frames",
      values: [later(times[of]!)],
      limit: `${later(times.bare!).toFixed(2)} frames (${p95(times[of]!).toFixed(1)} and ${p95(times.bare!).toFixed(1)} ms)`,
      atMost: 1,
    });
  const cpu = (what: string, of: string) =>
    compare({
      what: `CPU of the page for a letter ${what}`,
      unit: "ms",
      product: [median(times[of]!.cpu)],
      limit: [median(times.bare!.cpu)],
      isReport: true,
    });
  return [
    measure({ what: "Opened after", unit: "ms", values: opened, atMost: 1_000 }),
    row("alone", "alone"),
    row(`while ${TYPISTS} others type`, "others"),
    row("in suggest mode", "suggesting"),
    row(`in suggest mode, while ${TYPISTS} others type`, "suggestingOthers"),
    cpu("alone", "alone"),
    cpu("in suggest mode", "suggesting"),
  ];
}

/** Milliseconds since the navigation began, once the text is there and drawn. */
const untilDrawn = (pages: number) =>
  new Promise<number>((resolve) => {
    const look = () => {
      if (document.querySelectorAll(".document-text > h2").length < pages) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      requestAnimationFrame(() => channel.port2.postMessage(null));
    };
    look();
  });

async function openBare(page: Page, update: Uint8Array) {
  const { outputFiles } = await build({
    ...{ entryPoints: ["tests/bench/baselines/editor.ts"], bundle: true, minify: true, write: false },
    ...{ platform: "browser", format: "iife", define: { "process.env.NODE_ENV": '"production"' } },
  });
  await page.setContent("<!doctype html><body></body>");
  await page.addScriptTag({ content: outputFiles[0]!.text });
  await page.evaluate((encoded) => window.openBare(encoded), Buffer.from(update).toString("base64"));
  await page.evaluate(untilDrawn, PAGES);
}

/** Types in the middle of the document, and after each letter presses a key that changes one line. */
async function typeIn(page: Page, rounds: number): Promise<Typing> {
  const times: Typing = { letter: [], empty: [], cpu: [] };
  const spent = await cpuTime(page);
  const paragraph = page.locator(".document-text > p", { hasText: `Number ${(PAGES / 2) * 20 + 5}:` });
  await paragraph.click();
  if ((await page.locator("#empty-key").count()) === 0) await addEmptyKey(page, EMPTY_KEY);
  // The first round is compiled.
  for (let n = 0; n <= rounds; n += 1) {
    for (const letter of LETTERS) {
      await settle(page);
      const before = await spent();
      await watchLetter(page);
      await page.keyboard.press(letter === " " ? "Space" : letter);
      const ms = await paintTime(page);
      await settle(page);
      const cpu = (await spent()) - before;
      await watchPaint(page, "keydown", { selector: "#empty-key" });
      await page.keyboard.press(EMPTY_KEY);
      const empty = await paintTime(page);
      if (n === 0) continue;
      times.letter.push(ms);
      times.empty.push(empty);
      times.cpu.push(cpu);
    }
  }
  return times;
}

async function measureHistory(rounds: number, log: (text: string) => void) {
  const team = await createTeam(1);
  const actor = team.people[0]!;
  const [updates, pages] = [typedUpdates(EDITS), writtenPages(PAGES)];
  const cut: number[] = [];
  const bare: number[] = [];
  const restored: number[] = [];
  const restoredPages: number[] = [];
  const timed = async (work: () => unknown) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  for (let n = 0; n <= rounds; n += 1) {
    const id = await createChannel(team.workspaceId, "DOC");
    await fillDocument(id, updates);
    await pool().query(
      `UPDATE document_updates SET created_at = now() - ($2::int - n) * interval '1 second', author_id = $3
       FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM document_updates WHERE document_id = $1) AS one
       WHERE document_updates.id = one.id`,
      [id, EDITS, actor.userId],
    );
    const one = {
      bare: await timed(() => {
        const doc = new Y.Doc();
        for (const update of updates) Y.applyUpdate(doc, update);
      }),
      cut: await timed(() => compactDocument(id)),
      restored: await timed(async () => {
        const { items } = await listVersions(actor, id, { limit: 50 });
        return restoreVersion(actor, id, items.at(-1)!.id);
      }),
      restoredPages: await restorePages(team.workspaceId, actor, pages, timed),
    };
    if (n === 0) continue;
    bare.push(one.bare);
    cut.push(one.cut);
    restored.push(one.restored);
    restoredPages.push(one.restoredPages);
    log(
      `cut in ${one.cut.toFixed(0)} ms, Yjs alone ${one.bare.toFixed(0)} ms; restored in ${one.restored.toFixed(0)} and ${one.restoredPages.toFixed(0)} ms`,
    );
  }
  const unit = "ms";
  return [
    measure({
      what: `Versions of ${EDITS.toLocaleString("en")} edits, cut in`,
      unit,
      values: cut,
      atMost: 500,
    }),
    compare({ what: "The same, to Yjs alone", unit, product: cut, limit: bare, isReport: true }),
    measure({ what: "The first of them restored in", unit, values: restored, atMost: 500 }),
    measure({ what: `A version of ${PAGES} pages restored in`, unit, values: restoredPages, atMost: 500 }),
  ];
}

/** Restores a document of many pages of which half was deleted. */
async function restorePages(
  workspaceId: string,
  actor: { userId: string },
  pages: readonly Uint8Array[],
  timed: (work: () => unknown) => Promise<number>,
) {
  const id = await createChannel(workspaceId, "DOC");
  await fillDocument(id, pages);
  await compactDocument(id);
  const versionId = (await listVersions(actor, id, { limit: 1 })).items[0]!.id;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.mergeUpdates([...pages]));
  const before = Y.encodeStateVector(doc);
  const fragment = doc.getXmlFragment("default");
  fragment.delete(0, fragment.length / 2);
  await fillDocument(id, [Y.encodeStateAsUpdate(doc, before)]);
  return timed(() => restoreVersion(actor, id, versionId));
}
