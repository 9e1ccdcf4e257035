import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { markReadContract, markUnreadContract } from "@/lib/messages/contract";
import { listPinsContract, pinMessageContract } from "@/lib/messages/pins/contract";
import type { Message } from "@/lib/messages/schema";
import { makeMessages } from "./setup/fake-chat";
import { makeTreeChannel } from "./setup/people";
import { channelInTree, composer, messages, press, row } from "./setup/screen";
import { scrollBox, wheel } from "./setup/scrolling";
import { fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const hasFocus = vi.spyOn(document, "hasFocus");
hasFocus.mockReturnValue(true);
afterEach(() => setAttentive(true));

/** Whether the window has the focus, as its person looks at it or at another. */
function setAttentive(isAttentive: boolean) {
  hasFocus.mockReturnValue(isAttentive);
  window.dispatchEvent(new Event(isAttentive ? "focus" : "blur"));
}

let shownId = "";

/** A channel of Ben's messages, of which Ada has read `readSeq`. */
function showChannel(count: number, readSeq: number, parts?: (seq: number) => Partial<Message>) {
  const channel = makeTreeChannel({ name: "engines", lastSeq: count, readSeq });
  shownId = channel.id;
  const all = makeMessages(count, (seq) => ({ channelId: channel.id, ...parts?.(seq) }));
  const shown = showWorkspace({ channels: [channel], messages: { [channel.id]: all } });
  for (const contract of [markReadContract, markUnreadContract])
    fakeServer().answer(contract, () => undefined as never);
  return {
    ...shown,
    channel,
    arrive: (body: string) => shown.receive("message.created", shown.chat.receive(body, channel.id)),
  };
}

/** Not those of the tests before, which are sent a while later. */
const marks = () =>
  fakeServer()
    .requestsOf(markReadContract)
    .filter(({ params }) => (params as { channelId: string }).channelId === shownId)
    .map(({ body }) => (body as { seq: number }).seq);
const line = page.getByText("New", { exact: true });
const pill = page.getByRole("button", { name: /^\d+ new · Jump$/ });
const unreadInTree = (count: number) => channelInTree("engines").getByText(`${count} unread`);

function isInView(seq: number) {
  const [box, view] = [row(seq)?.getBoundingClientRect(), scrollBox().getBoundingClientRect()];
  return box !== undefined && box.bottom > view.top && box.top < view.bottom;
}
const untilInView = (seq: number) => expect.poll(() => isInView(seq)).toBe(true);

test("40 unread messages stay unread until they were seen; the first is one key away", async () => {
  showChannel(100, 60);
  await untilInView(100);
  // Drawn, and not in view.
  await expect.poll(() => row(61)).not.toBeNull();
  expect(isInView(61)).toBe(false);
  await expect.element(pill).toHaveTextContent("40 new · Jump");
  await expect.element(unreadInTree(40)).toBeInTheDocument();
  await expect.element(composer("engines")).toHaveFocus();
  await userEvent.keyboard("{Control>}j{/Control}");
  await untilInView(61);
  await expect.element(line).toBeInViewport();
  await expect.element(pill).not.toBeInTheDocument();
  // What is below the view isn't read.
  await expect.poll(marks).not.toEqual([]);
  expect(Math.max(...marks())).toBeLessThan(100);
  await expect.element(page.getByRole("button", { name: /^\d+ new messages$/ })).toBeVisible();
  while (!isInView(100)) await wheel(200);
  await expect.poll(() => Math.max(...marks())).toBe(100);
  await expect.element(line).toBeInTheDocument();
});

test("few unread messages are read where they are in view, and the line stays over them", async () => {
  showChannel(30, 28);
  await untilInView(30);
  await expect.poll(marks).toEqual([30]);
  await expect.element(line).toBeInViewport();
  await expect.element(pill).not.toBeInTheDocument();
  await expect.element(composer("engines")).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(line).not.toBeInTheDocument();
  expect(marks()).toEqual([30]);
});

test("Escape marks what wasn't seen read, says so, and can be undone", async () => {
  showChannel(100, 60);
  await expect.element(pill).toBeVisible();
  await expect.element(composer("engines")).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByText("Marked as read")).toBeVisible();
  await expect.element(pill).not.toBeInTheDocument();
  await expect.element(line).not.toBeInTheDocument();
  await expect.poll(marks).toEqual([100]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => fakeServer().requestsOf(markUnreadContract)).toMatchObject([{ body: { seq: 61 } }]);
});

test("Escape where one writes closes the panel, and only then marks what is there read", async () => {
  fakeServer().answer(listPinsContract, () => ({ items: [], nextCursor: null }));
  showChannel(100, 60);
  await expect.element(pill).toBeVisible();
  await page.getByRole("button", { name: "Channel menu", exact: true }).click();
  await page.getByRole("menuitem", { name: "Pinned messages", exact: true }).click();
  const pins = page.getByRole("complementary", { name: "Pinned messages", exact: true });
  await expect.element(pins).toBeVisible();
  await press(composer("engines"), "{Escape}");
  await expect.element(pins).not.toBeInTheDocument();
  await expect.element(pill).toBeVisible();
  await press(composer("engines"), "{Escape}");
  await expect.element(page.getByText("Marked as read")).toBeVisible();
});

test("the line isn't drawn over what arrives while one watches, and goes when one answers", async () => {
  const { arrive, chat, channel, receive } = showChannel(5, 5);
  await untilInView(5);
  arrive("Watched");
  await expect.element(messages("Watched")).toBeInViewport();
  await expect.element(line).not.toBeInTheDocument();
  setAttentive(false);
  arrive("Missed");
  await expect.element(messages("Missed")).toBeVisible();
  await expect.element(line).toBeInViewport();
  expect(row(6)?.compareDocumentPosition(line.element())).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  setAttentive(true);
  arrive("Right after");
  await expect.element(messages("Right after")).toBeVisible();
  await expect.element(line).toBeInTheDocument();
  await userEvent.click(composer("engines"));
  await userEvent.keyboard("An answer{Enter}");
  const answer = () => chat.stored(channel.id).find(({ body }) => body === "An answer");
  await expect.poll(answer).toBeDefined();
  receive("message.created", answer()!);
  await expect.element(line).not.toBeInTheDocument();
});

test("a line that has stood for a while moves on with what arrives", { timeout: 30_000 }, async () => {
  const { arrive } = showChannel(5, 3);
  await untilInView(5);
  await expect.element(line).toBeInViewport();
  let count = 0;
  const lineAfterAnother = async () => {
    arrive(`Another ${++count}`);
    await expect.element(messages(`Another ${count}`)).toBeVisible();
    return line.query();
  };
  await expect.poll(lineAfterAnother, { timeout: 15_000, interval: 500 }).toBeNull();
});

test("what is marked unread stays so, also in view, until it is marked read", async () => {
  const { receive, arrive, channel } = showChannel(10, 10);
  await untilInView(10);
  row(8)?.focus();
  await userEvent.keyboard("u");
  await expect.poll(() => fakeServer().requestsOf(markUnreadContract)).toMatchObject([{ body: { seq: 8 } }]);
  receive("channel.unread", { channelId: channel.id, threadId: null, readSeq: 7 });
  await expect.element(line).toBeInViewport();
  await expect.element(unreadInTree(3)).toBeInTheDocument();
  expect(row(7)?.compareDocumentPosition(line.element())).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  arrive("One more");
  await expect.element(messages("One more")).toBeVisible();
  await expect.element(unreadInTree(4)).toBeInTheDocument();
  expect(marks()).toEqual([]);
  await userEvent.click(composer("engines"));
  await userEvent.keyboard("{Escape}");
  await expect.element(line).not.toBeInTheDocument();
  await expect.poll(marks).toEqual([11]);
});

test("a letter chooses the item of a message's menu that shows it", async () => {
  showChannel(3, 3);
  fakeServer().answer(pinMessageContract, ({ params }) => ({
    ...makeMessages(1)[0]!,
    id: params.messageId,
    isPinned: true,
  }));
  await messages("Message 2").hover();
  await messages("Message 2").getByRole("button", { name: "More actions" }).click();
  await expect.element(page.getByRole("menuitem", { name: /^Pin to the channel/ })).toBeVisible();
  await userEvent.keyboard("p");
  await expect.poll(() => fakeServer().requestsOf(pinMessageContract)).toHaveLength(1);
  await expect.element(page.getByRole("menu")).not.toBeInTheDocument();
});

test("the letters of a message work from a link in it, and not in what it opens", async () => {
  showChannel(2, 2, (seq) => (seq === 2 ? { body: "See https://example.com" } : {}));
  const link = messages(/example\.com/).getByRole("link", { name: "https://example.com" });
  await expect.element(link).toBeVisible();
  link.element().focus();
  await userEvent.keyboard("u");
  await expect.poll(() => fakeServer().requestsOf(markUnreadContract)).toHaveLength(1);
});

test("the tab says how much wants an answer, and shows a dot for the rest", async () => {
  const icon = document.createElement("link");
  icon.rel = "icon";
  icon.href =
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='32' height='32'%3E%3Crect width='32' height='32'/%3E%3C/svg%3E";
  document.head.append(icon);
  const plain = icon.href;
  const { receive, arrive, channel } = showChannel(3, 3);
  await untilInView(3);
  await expect.poll(() => document.title).toBe("engines · Analytical Engines · Guildhall");
  await userEvent.keyboard("{Shift}");
  setAttentive(false);
  arrive("News");
  await expect.poll(() => document.title).toMatch(/^• engines · /);
  await expect.poll(() => icon.href).not.toBe(plain);
  const dotted = icon.href;
  receive("inbox.changed", {
    ...{ itemIds: [], isNew: false, unread: { DIRECT_MESSAGE: 1, MENTION: 1 } },
    ...{ channels: [{ id: channel.id, mentionCount: 1 }], counted: { xid: "1", snapshot: "1:1:" } },
  });
  await expect.poll(() => document.title).toMatch(/^\(2\) engines · /);
  await expect.poll(() => [plain, dotted].includes(icon.href)).toBe(false);
  // A page that one goes to brings a title of its own.
  document.title = "Saved";
  await expect.poll(() => document.title).toBe("(2) Saved");
  icon.remove();
});
