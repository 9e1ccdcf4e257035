import type { Page } from "playwright";
import { inBrowser } from "../browser";
import { measure, type Row } from "../figure";
import type { Instance } from "../instance";
import { addEmptyKey, paintTime, settle, watchPaint } from "../paint";
import { percentile } from "../statistics";

const FRAME_MS = 1000 / 60;
const EMPTY_KEY = "F9";
const MOVES = 20;

type Pages = { board: string; list: string };

/** Opening a board and a list, and moves of a card by its keys, as one person sees them. */
export async function measureInBrowser(
  instance: Instance,
  cookie: string,
  pages: Pages,
  rounds: number,
): Promise<Row[]> {
  return inBrowser(instance, cookie, async (context) => {
    const page = await context.newPage();
    const opened = async (address: string, selector: string) => {
      const times = [];
      for (let n = 0; n <= rounds; n += 1) {
        await page.goto(address);
        times.push(await page.evaluate(untilDrawn, selector));
        await page.waitForLoadState("networkidle");
      }
      // The first one fills the browser's cache.
      return times.slice(1);
    };
    const list = await opened(pages.list, "main [data-task]");
    const board = await opened(pages.board, "main [data-card]");
    const { moved, empty } = await moveCards(page, rounds * MOVES);
    const p95 = percentile(moved, 0.95);
    return [
      measure({ what: "The board, until its cards are drawn", unit: "ms", values: board, atMost: 1_000 }),
      measure({ what: "The list, until its tasks are drawn", unit: "ms", values: list, atMost: 1_000 }),
      measure({
        what: "A move by a key until it is drawn, later than an empty key, p95",
        unit: "frames",
        values: [(p95 - percentile(empty, 0.95)) / FRAME_MS],
        limit: `${p95.toFixed(1)} and ${percentile(empty, 0.95).toFixed(1)} ms`,
        atMost: 1,
      }),
    ];
  });
}

/** Milliseconds since the navigation began, once the first of these is there and drawn. */
const untilDrawn = (selector: string) =>
  new Promise<number>((resolve) => {
    const look = () => {
      if (!document.querySelector(selector)) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      requestAnimationFrame(() => channel.port2.postMessage(null));
    };
    look();
  });

/** Moves the first card down and up again by Alt and an arrow, and after each presses a key that changes one line. */
async function moveCards(page: Page, moves: number) {
  const times = { moved: [] as number[], empty: [] as number[] };
  const id = await page.locator("main [data-card]").first().getAttribute("data-card");
  await page.locator(`[data-card="${id}"] [data-title]`).focus();
  await addEmptyKey(page, EMPTY_KEY);
  for (let n = 0; n < moves; n += 1) {
    const number = n % 2 === 0 ? 2 : 1;
    await settle(page);
    await watchPaint(page, "keydown", { selector: `[data-card="${id}"][aria-posinset="${number}"]` });
    await page.keyboard.press(n % 2 === 0 ? "Alt+ArrowDown" : "Alt+ArrowUp");
    const moved = await paintTime(page);
    await settle(page);
    await watchPaint(page, "keydown", { selector: "#empty-key" });
    await page.keyboard.press(EMPTY_KEY);
    const empty = await paintTime(page);
    // The first two are compiled.
    if (n < 2) continue;
    times.moved.push(moved);
    times.empty.push(empty);
  }
  return times;
}
