import type { Page } from "@playwright/test";
import { db } from "@/lib/db";
import { makeMessages } from "../../factories";
import type { Team } from "./team";

const BODIES = [
  (seq: number) => `Message ${seq}`,
  (seq: number) =>
    `Message ${seq}: ${"a longer thought that takes more than one line on most screens. ".repeat(6)}`,
  (seq: number) => `Message ${seq}\n\n- one\n- two\n- three\n\nand **that** was _all_.`,
  (seq: number) => `Message ${seq} with \`code\` and https://example.com/${seq}`,
  (seq: number) => `Message ${seq}\n\n\`\`\`\nconst at = ${seq};\nawait go(at);\n\`\`\``,
];

/** Messages of many heights that two people wrote over weeks, in which Ada has read everything. */
export async function makeHistory({ ada, ben, chat }: Team, count: number) {
  const bodyOf = (seq: number) => BODIES[(seq * 7) % BODIES.length]?.(seq) ?? "";
  for (let made = 0; made < count; made += 1_000)
    await makeMessages(chat, ben, Math.min(1_000, count - made), (index) => bodyOf(made + index + 1));
  await db().$executeRaw`
    UPDATE messages SET created_at = now() - (${count + 1} - seq) * interval '4 minutes',
      author_id = CASE WHEN seq / 3 % 2 = 0 THEN ${ada.id}::uuid ELSE author_id END
    WHERE channel_id = ${chat.id}::uuid`;
  await db().readMarker.create({ data: { userId: ada.id, channelId: chat.id, readSeq: count } });
}

/** What the page saw of its message list, frame by frame. */
export type Scrolled = {
  /** In pixels: how far the messages moved, and how far the wheel asked for. */
  moved: number;
  asked: number;
  /** The furthest that messages moved against the wheel, or by themselves, in one frame. */
  worstJump: number;
  mostRows: number;
  /** Frames in which a part of the view had no message. */
  blankFrames: number;
  /** In milliseconds, between frames. */
  frames: number[];
};

/** Follows the row in the middle of the view from frame to frame, until `stopWatching`. */
export const watchScrolling = (page: Page) =>
  page.evaluate(() => {
    const log = document.querySelector<HTMLElement>("[role=log]");
    const box = log?.parentElement;
    if (!log || !box) throw new Error("No list of messages");
    const seen: Scrolled & { stop: boolean } = {
      moved: 0,
      asked: 0,
      worstJump: 0,
      mostRows: 0,
      blankFrames: 0,
      frames: [],
      stop: false,
    };
    Object.assign(window, { seen });
    let asking = 0;
    addEventListener("wheel", (event) => {
      seen.asked -= event.deltaY;
      asking = -event.deltaY;
    });
    let held: { row: Element; top: number } | null = null;
    let last = performance.now();
    function frame(now: number) {
      if (!box || !log || seen.stop) return;
      seen.frames.push(now - last);
      last = now;
      const view = box.getBoundingClientRect();
      if (held?.row.isConnected) {
        const by = held.row.getBoundingClientRect().top - held.top;
        seen.moved += by;
        // Against the wheel, or while it rests.
        if (asking === 0 || by * asking < 0) seen.worstJump = Math.max(seen.worstJump, Math.abs(by));
        if (by !== 0) asking = 0;
      }
      const rows = [...log.querySelectorAll("[data-row]")];
      seen.mostRows = Math.max(seen.mostRows, rows.length);
      const above = rows[0]?.getBoundingClientRect().top ?? 0;
      const below = rows.at(-1)?.getBoundingClientRect().bottom ?? 0;
      if (above > view.top + 40 || below < view.bottom - 40) seen.blankFrames++;
      const middle = view.top + view.height / 2;
      const row = rows.find((each) => each.getBoundingClientRect().bottom > middle);
      held = row ? { row, top: row.getBoundingClientRect().top } : null;
      requestAnimationFrame(frame);
    }
    requestAnimationFrame(frame);
  });

export const stopWatching = (page: Page): Promise<Scrolled> =>
  page.evaluate(() => {
    const { seen } = window as unknown as { seen: Scrolled & { stop: boolean } };
    seen.stop = true;
    return seen;
  });

/** Turns the wheel once for every two frames. */
export async function wheel(page: Page, steps: number, by: number) {
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(0, by);
    await nextFrames(page);
  }
}

/** Until what was asked for has been drawn. */
export const nextFrames = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );

export const percentile = (values: number[], part: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
