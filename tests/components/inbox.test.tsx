import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { InboxPage } from "@/components/inbox/inbox-page";
import { AppError } from "@/lib/http/errors";
import { noteReachable, noteUnreachable } from "@/lib/http/reachable";
import {
  getInboxItemContract,
  listInboxContract,
  markAllDoneContract,
  undoMarkAllDoneContract,
  updateInboxItemContract,
} from "@/lib/inbox/contract";
import type { InboxItem } from "@/lib/inbox/schema";
import { makeMessages } from "./setup/fake-chat";
import { ben, channel, makeTreeChannel, newId, workspace } from "./setup/people";
import { composer, messages, press } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

function makeItem(excerpt: string, index = 0): InboxItem {
  const { id, slug, name } = workspace;
  return {
    id: newId(),
    kind: "MENTION",
    actor: ben,
    workspace: { id, slug, name },
    channel: { id: channel.id, name: channel.name, type: channel.type },
    audience: null,
    isMuted: false,
    threadId: null,
    about: null,
    target: { type: "message", id: newId() },
    seq: index + 1,
    block: null,
    excerpt,
    text: "",
    at: "2026-11-20T09:00:00.000Z",
    isRead: false,
    isDone: false,
    snoozedUntil: null,
  };
}

/** Items that are neither done nor snoozed, as the server lists them. */
function fakeInbox(given: InboxItem[]) {
  let items = given;
  const server = fakeServer();
  server.answer(listInboxContract, () => ({
    items: items.filter(({ isDone, snoozedUntil }) => !isDone && !snoozedUntil),
    nextCursor: null,
  }));
  server.answer(getInboxItemContract, ({ params }) => {
    const item = items.find(({ id }) => id === params.itemId);
    if (!item) throw new AppError("not_found", "");
    return item;
  });
  server.answer(updateInboxItemContract, ({ params, body }) => {
    items = items.map((item) => (item.id === params.itemId ? { ...item, ...body } : item));
    return items.find(({ id }) => id === params.itemId)!;
  });
  server.answer(markAllDoneContract, () => {
    const open = items.filter(({ isDone, snoozedUntil }) => !isDone && !snoozedUntil);
    items = items.map((item) => (open.includes(item) ? { ...item, isDone: true } : item));
    server.answer(undoMarkAllDoneContract, () => {
      items = items.map((item) =>
        open.some(({ id }) => id === item.id) ? { ...item, isDone: false } : item,
      );
      return undefined as never;
    });
    return { count: open.length, doneAt: new Date().toISOString() };
  });
}

const WORDS = ["brass", "steel", "copper", "tin"];

/** Four mentions in one channel, where Ada has read all but the last. */
function showInbox({ path, items = WORDS.map(makeItem) }: { path?: string; items?: InboxItem[] } = {}) {
  fakeInbox(items);
  const inTree = makeTreeChannel({ id: channel.id, name: channel.name, lastSeq: 4, readSeq: 4 });
  const all = makeMessages(4, (seq) => ({ channelId: channel.id, body: `Of ${WORDS[seq - 1]}` }));
  return showWorkspace({
    ...{ channels: [inTree], messages: { [channel.id]: all }, page: <InboxPage /> },
    ...(path && { path }),
  });
}

const preview = page.getByRole("region", { name: "Open item" });
const changesSent = () =>
  fakeServer()
    .requestsOf(updateInboxItemContract)
    .map(({ body }) => body);

test("the inbox goes by keys alone: through it, put off to a time, done, and done with all of it", async () => {
  showInbox();
  const list = page.getByRole("list", { name: "Inbox" });
  const rows = list.getByRole("listitem");
  const words = () =>
    rows.elements().map(({ textContent }) => /brass|steel|copper|tin/.exec(textContent ?? "")?.[0]);
  const focused = () => rows.elements().findIndex((row) => row.querySelector("a") === document.activeElement);
  await expect.poll(words).toEqual(["brass", "steel", "copper", "tin"]);
  await expectAccessible();

  await userEvent.keyboard("j");
  await expect.poll(focused).toBe(0);
  await userEvent.keyboard("j");
  await expect.poll(focused).toBe(1);

  await userEvent.keyboard("h");
  await page.getByRole("menuitem", { name: /^In an hour/ }).click();
  await expect.element(page.getByText(/^Snoozed until to(day|morrow), /).first()).toBeVisible();
  await expect.poll(words).toEqual(["brass", "copper", "tin"]);
  await expect.poll(focused).toBe(1);

  await userEvent.keyboard("h");
  await press(page.getByRole("menuitem", { name: "Choose a time…" }), "{Enter}");
  const dialog = page.getByRole("dialog", { name: "Snooze until" });
  await expect.element(page.getByRole("menu")).not.toBeInTheDocument();
  await expect.element(dialog.getByLabelText("Day and time")).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();

  await press(rows.nth(1).getByRole("link"), "e");
  await expect.poll(words).toEqual(["brass", "tin"]);
  await expect.poll(focused).toBe(1);
  await expect
    .poll(() => fakeServer().requestsOf(updateInboxItemContract).at(-1)?.body)
    .toEqual({ isDone: true });

  const all = page.getByRole("button", { name: "Mark all of these done" });
  await all.click();
  await expect.element(page.getByText("All caught up")).toBeVisible();
  await expect.element(all).not.toBeInTheDocument();
  await page.getByRole("dialog", { name: "2 done" }).getByRole("button", { name: "Undo" }).click();
  await expect.poll(words).toEqual(["brass", "tin"]);
});

test("an item shows beside the list what it is about, where one answers", async () => {
  showInbox();
  const rows = page.getByRole("list", { name: "Inbox" }).getByRole("listitem");
  await expect.element(page.getByText("Nothing is open")).toBeVisible();
  await expect.element(rows).toHaveLength(WORDS.length);
  await userEvent.keyboard("j");
  await expect.element(messages("Of brass", preview)).toBeInViewport();
  await expect.poll(changesSent).toEqual([{ isRead: true }]);
  // The place to answer leaves the keys to the list.
  await userEvent.keyboard("u");
  await expect.poll(changesSent).toEqual([{ isRead: true }, { isRead: false }]);
  // Leaving the window and coming back doesn't read it.
  const first = rows.nth(0).getByRole("link").element() as HTMLElement;
  first.blur();
  first.focus();
  await userEvent.keyboard("j");
  await expect.element(rows.nth(1).getByRole("link")).toHaveAttribute("aria-current", "true");
  await expect.poll(changesSent).toEqual([{ isRead: true }, { isRead: false }, { isRead: true }]);
  await expectAccessible();
  await userEvent.keyboard("{Enter}");
  await expect.element(composer(channel.name)).toHaveFocus();
  await userEvent.keyboard("In place{Enter}");
  await expect.element(messages("In place", preview)).toBeInViewport();
  await userEvent.keyboard("{Escape}");
  await expect.element(rows.nth(1).getByRole("link")).toHaveFocus();
  // Done with it, the next one opens.
  await userEvent.keyboard("e");
  await expect.element(rows).toHaveLength(3);
  await expect.element(rows.nth(1).getByRole("link")).toHaveAttribute("aria-current", "true");
  await expect.poll(() => rows.nth(1).element().textContent).toMatch(/copper/);
});

test("an item that leaves the list while one answers stays open, and the keys mean it", async () => {
  const items = WORDS.map(makeItem);
  const { receive } = showInbox({ items });
  const rows = page.getByRole("list", { name: "Inbox" }).getByRole("listitem");
  await rows.nth(1).getByRole("link").click();
  const field = composer(channel.name);
  await field.fill("Half an ans");
  await userEvent.keyboard("w");
  // Done on another device.
  const change = { itemIds: [items[1]!.id], isNew: false, unread: {}, channels: [] };
  fakeServer().answer(listInboxContract, () => ({
    items: items.filter((_, at) => at !== 1),
    nextCursor: null,
  }));
  receive("inbox.changed", { ...change, counted: { xid: "1", snapshot: "1:1:" } });
  await expect.element(rows).toHaveLength(3);
  await userEvent.keyboard("er");
  await expect.element(field).toHaveValue("Half an answer");
  await expect.element(field).toHaveFocus();
  (document.activeElement as HTMLElement).blur();
  await userEvent.keyboard("u");
  const changed = () => fakeServer().requestsOf(updateInboxItemContract).at(-1)?.params;
  await expect.poll(changed).toEqual({ itemId: items[1]!.id });
  await expect.element(preview.getByRole("button", { name: "Mark read" })).toBeVisible();
});

test("a link to an item opens it, though the list doesn't reach as far", async () => {
  const items = WORDS.map(makeItem);
  const isFar = ({ id }: InboxItem) => id === items[3]!.id;
  const path = `/w/${workspace.slug}/inbox?item=${items[3]!.id}`;
  showInbox({ items, path });
  fakeServer().answer(listInboxContract, () => ({
    items: items.filter((item) => !isFar(item)),
    nextCursor: "c",
  }));
  await expect.element(messages("Of tin", preview)).toBeInViewport();
  await preview.getByRole("button", { name: "Done" }).click();
  await expect.element(page.getByText("Nothing is open")).toBeVisible();
});

test("on a phone the list and an item take turns, with room for a thumb", async () => {
  await page.viewport(390, 800);
  showInbox();
  const list = page.getByRole("list", { name: "Inbox" });
  const row = list.getByRole("listitem").nth(2);
  await expect.element(row).toBeVisible();
  expect(row.element().getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  await row.getByRole("link").click();
  await expect.element(messages("Of copper", preview)).toBeInViewport();
  // Hidden.
  await expect.element(list).not.toBeInTheDocument();
  await expectAccessible();
  await page.getByRole("button", { name: "Back to the inbox" }).click();
  await expect.element(preview).not.toBeInTheDocument();
  await expect.element(row.getByRole("link")).toHaveFocus();
});

test("an inbox that can't be read says so, and why", async () => {
  fakeInbox([]);
  let isUp = false;
  const { answer } = fakeServer();
  answer(listInboxContract, () => {
    if (!isUp) throw new AppError("unavailable", "Later");
    return { items: [], nextCursor: null };
  });
  showWorkspace({ page: <InboxPage /> });
  await expect.element(page.getByText("This didn’t load")).toBeVisible();
  isUp = true;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.element(page.getByText("All caught up")).toBeVisible();
  isUp = false;
  noteUnreachable();
  await page.getByRole("button", { name: "Snoozed" }).click();
  await expect.element(page.getByText("Guildhall can’t be reached")).toBeVisible();
  isUp = true;
  noteReachable();
  await expect.element(page.getByText("Nothing is snoozed")).toBeVisible();
});
