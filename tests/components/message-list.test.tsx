import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Message } from "@/lib/messages/schema";
import { channelPath } from "@/lib/workspaces/paths";
import { makeMessages } from "./setup/fake-chat";
import { makeTreeChannel, me, WORKSPACE } from "./setup/people";
import { messages, row } from "./setup/screen";
import { drawnBeyond, nextFrames, scrollBox, watchScrolling, wheel } from "./setup/scrolling";
import { showWorkspace } from "./setup/workspace";

const COUNT = 10_000;
/** Rows drawn at most: a little more than one lets grow before it lets go. */
const MOST_ROWS = 400;

const BODIES = [
  (seq: number) => `Message ${seq}`,
  (seq: number) =>
    `Message ${seq}: ${"a longer thought that takes more than one line on most screens. ".repeat(6)}`,
  (seq: number) => `Message ${seq}\n\n- one\n- two\n- three\n\nand **that** was _all_.`,
  (seq: number) => `Message ${seq} with \`code\` and https://example.com/${seq}`,
  (seq: number) => `Message ${seq}\n\n\`\`\`\nconst at = ${seq};\nawait go(at);\n\`\`\``,
];

type Long = { readSeq?: number; at?: number; parts?: (seq: number) => Partial<Message> };

/** A channel of many messages of Ben's, of which Ada has read `readSeq`. */
function showLongChannel(count: number, { readSeq = count, at, parts }: Long = {}) {
  const channel = makeTreeChannel({ name: "engines", lastSeq: count, readSeq });
  const all = makeMessages(count, (seq) => ({ channelId: channel.id, ...parts?.(seq) }));
  const path = channelPath(WORKSPACE.slug, channel.id) + (at ? `?m=${at}` : "");
  const shown = showWorkspace({ channels: [channel], messages: { [channel.id]: all }, path });
  return { ...shown, channel };
}

/** Of many heights, written by two people over weeks. */
const history: Long = {
  parts: (seq) => ({
    ...(Math.floor(seq / 3) % 2 === 0 && { author: { id: me.id, name: me.name, image: null } }),
    body: BODIES[(seq * 7) % BODIES.length]?.(seq) ?? "",
    createdAt: new Date(Date.parse("2026-11-20T09:00:00.000Z") - (COUNT - seq) * 240_000).toISOString(),
  }),
};

const seqs = () =>
  [...document.querySelectorAll<HTMLElement>("[data-seq]")].map((each) => Number(each.dataset.seq));
const topOf = (seq: number) => row(seq)?.getBoundingClientRect().top ?? Number.NaN;

function isInView(seq: number) {
  const [box, view] = [row(seq)?.getBoundingClientRect(), scrollBox().getBoundingClientRect()];
  return box !== undefined && box.bottom > view.top && box.top < view.bottom;
}

const untilInView = (seq: number) => expect.poll(() => isInView(seq)).toBe(true);
const untilDrawn = (seq: number) => expect.poll(() => row(seq)).not.toBeNull();

async function wheelTo(seq: number, by: number) {
  while (!row(seq)) await wheel(by, 5);
}

test("the wheel moves messages by what it was turned, while pages come and go", {
  timeout: 240_000,
}, async () => {
  showLongChannel(COUNT, history);
  await untilDrawn(COUNT);
  await untilInView(COUNT);
  for (const by of [-400, 400]) {
    const first = Math.min(...seqs());
    const stop = watchScrolling();
    for (let turn = 0; turn < 80; turn++) {
      const before = seqs();
      // A busy machine draws slower than this wheel turns: the next turn waits until there is something to move to.
      const hasRoom = () => drawnBeyond(by) >= Math.abs(by) || (by > 0 && row(COUNT) !== null);
      await expect.poll(hasRoom).toBe(true);
      await wheel(by);
      expect(Math.max(...before) - Math.min(...before), "without a gap").toBe(before.length - 1);
    }
    const seen = stop();
    expect(seen.mostRows).toBeLessThanOrEqual(MOST_ROWS);
    expect(seen.worstJump, "no row moves by itself").toBeLessThanOrEqual(2);
    expect(Math.abs(seen.moved - seen.asked), `${seen.moved} of ${seen.asked} px`).toBeLessThanOrEqual(2);
    expect(seen.blankFrames).toBe(0);
    // The other end has been unloaded.
    expect(row(by < 0 ? COUNT : first)).toBeNull();
  }
});

test("a link leads to one far away, from where one scrolls both ways and back to the newest", async () => {
  const { chat, receive, channel } = showLongChannel(COUNT, { ...history, at: 5_000 });
  await untilInView(5_000);
  await expect.element(page.getByRole("button", { name: "Newest" })).toBeVisible();
  await wheelTo(4_900, -600);
  await wheelTo(5_100, 600);
  expect(seqs().length).toBeLessThanOrEqual(MOST_ROWS);

  const middle = seqs()[100] ?? 0;
  row(middle)?.scrollIntoView({ block: "nearest" });
  await nextFrames();
  const before = topOf(middle);
  receive("message.created", chat.receive("News", channel.id));
  const news = page.getByRole("button", { name: "1 new message" });
  await expect.element(news).toBeVisible();
  await nextFrames();
  expect(Math.abs(topOf(middle) - before)).toBeLessThanOrEqual(2);
  await news.click();
  await expect.element(messages("News")).toBeInViewport();
  await expect.element(page.getByRole("button", { name: "Newest" })).not.toBeInTheDocument();
});

test("the keyboard walks past the messages that are drawn, and to both ends", async () => {
  showLongChannel(COUNT, history);
  await untilDrawn(COUNT);
  row(COUNT)?.focus();
  for (let seq = COUNT; seq > COUNT - 60; seq--) {
    await expect.poll(() => document.activeElement).toBe(row(seq));
    await untilDrawn(seq - 1);
    await userEvent.keyboard("{ArrowUp}");
  }
  await untilInView(COUNT - 60);
  await userEvent.keyboard("{Home}");
  await untilDrawn(1);
  await expect.poll(() => document.activeElement).toBe(row(1));
  await expect.element(page.getByText(/^This is where the channel begins\./)).toBeInTheDocument();
  // The focus isn't lost where its row goes.
  while (row(1)) await wheel(600, 10);
  expect(document.activeElement?.matches("[role=log] [data-row]")).toBe(true);
  await userEvent.keyboard("{End}");
  await untilDrawn(COUNT);
  await expect.poll(() => document.activeElement).toBe(row(COUNT));
  await untilInView(COUNT);
});

test("scrolling up reads older messages and keeps the place", async () => {
  showLongChannel(300, { readSeq: 0 });
  await untilInView(300);
  expect(row(200)).toBeNull();
  const oldest = () => Math.min(...seqs());
  while (oldest() > 1) {
    // The oldest message that is there comes into view; what is read above it must not move it.
    const seq = oldest();
    row(seq)?.scrollIntoView({ block: "nearest" });
    const before = topOf(seq);
    await expect.poll(oldest).toBeLessThan(seq);
    expect(Math.abs(topOf(seq) - before), `message ${seq} stays`).toBeLessThanOrEqual(2);
  }
  await expect.element(page.getByText(/^This is where the channel begins\./)).toBeInTheDocument();
  expect(seqs()).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
});

test("a message that comes while one reads older ones doesn't move them", async () => {
  const { chat, receive, channel } = showLongChannel(300);
  await untilInView(300);
  row(270)?.scrollIntoView({ block: "nearest" });
  const before = topOf(270);
  // Before the browser has reported the scroll.
  receive("message.created", chat.receive("News", channel.id));
  const news = page.getByRole("button", { name: "1 new message" });
  await expect.element(news).toBeVisible();
  expect(Math.abs(topOf(270) - before)).toBeLessThanOrEqual(2);
  await news.click();
  await expect.element(messages("News")).toBeInViewport();
});

test("a message that comes while the list is hidden stays unread, and the list away from its end", async () => {
  const { chat, receive, channel } = showLongChannel(300);
  await untilInView(300);
  row(270)?.scrollIntoView({ block: "nearest" });
  await expect.poll(() => isInView(300)).toBe(false);
  // The browser has reported the scroll.
  await nextFrames();
  const list = scrollBox();
  const [shown, place] = [list.style.display, list.scrollTop];
  list.style.display = "none";
  receive("message.created", chat.receive("News", channel.id));
  const news = page.getByRole("button", { name: "1 new message" });
  await expect.element(news).toBeVisible();
  await nextFrames();
  list.style.display = shown;
  // A browser may forget where a hidden box was scrolled to.
  list.scrollTop = place;
  await nextFrames();
  expect(isInView(300)).toBe(false);
  await news.click();
  await expect.element(messages("News")).toBeInViewport();
});

test("one can jump to the first unread message and back to the newest", async () => {
  showLongChannel(220, { readSeq: 20 });
  await untilInView(220);
  await page.getByRole("button", { name: "200 new · Jump" }).click();
  await untilInView(21);
  await expect.element(page.getByText("New", { exact: true })).toBeInViewport();
  expect(row(220)).toBeNull();
  await page.getByRole("button", { name: /^Newest|new messages?$/ }).click();
  await untilInView(220);
});
