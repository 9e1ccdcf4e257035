import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { InboxPage } from "@/components/inbox/inbox-page";
import {
  listInboxContract,
  markAllDoneContract,
  undoMarkAllDoneContract,
  updateInboxItemContract,
} from "@/lib/inbox/contract";
import type { InboxItem } from "@/lib/inbox/schema";
import { ben, channel, newId, workspace } from "./setup/people";
import { press } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

function makeItem(excerpt: string): InboxItem {
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
    target: { type: "message", id: newId() },
    seq: 1,
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

test("the inbox goes by keys alone: through it, put off to a time, done, and done with all of it", async () => {
  fakeInbox(["brass", "steel", "copper", "tin"].map(makeItem));
  showWorkspace({ page: <InboxPage /> });
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

  await userEvent.keyboard("s");
  await page.getByRole("menuitem", { name: /^In an hour/ }).click();
  await expect.element(page.getByText(/^Snoozed until to(day|morrow), /).first()).toBeVisible();
  await expect.poll(words).toEqual(["brass", "copper", "tin"]);
  await expect.poll(focused).toBe(1);

  await userEvent.keyboard("s");
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
