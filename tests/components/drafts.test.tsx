import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { deleteDraftContract, saveDraftContract } from "@/lib/drafts/contract";
import { draftsQuery } from "@/lib/drafts/queries";
import type { Draft } from "@/lib/drafts/schema";
import { AppError } from "@/lib/http/errors";
import { makeTreeChannel, me } from "./setup/people";
import { composer } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const channel = makeTreeChannel({ name: "engines" });
const draft = (body: string, revision: number): Draft => ({
  ...{ channelId: channel.id, threadId: null, workspaceId: channel.workspaceId },
  ...{ body, revision, updatedAt: new Date().toISOString() },
});
const field = composer("engines");
const line = page.getByRole("group", { name: "Also written on another device" });
const choose = (name: string) => line.getByRole("button", { name }).click();

/** Ada's channel, and a server that keeps her draft of it. */
function showChannel(given: Draft | null = null) {
  const view = showWorkspace({ channels: [channel] });
  let stored = given;
  if (given) view.client.setQueryData(draftsQuery().queryKey, [given]);
  let arrival = Promise.resolve();
  const conflict = () => new AppError("conflict", "", { draft: stored });
  fakeServer().answer(saveDraftContract, async ({ body: { body, basedOn } }) => {
    await arrival;
    if (stored && stored.revision !== basedOn) throw conflict();
    stored = draft(body, (stored?.revision ?? 0) + 1);
    return stored;
  });
  fakeServer().answer(deleteDraftContract, ({ body: { basedOn } }) => {
    if (stored && stored.revision !== basedOn) throw conflict();
    stored = null;
    return undefined as never;
  });
  return {
    ...view,
    stored: () => stored?.body,
    /** Holds what this page stores, until the function that it returns is called. */
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      arrival = promise;
      return resolve;
    },
    /** Another device writes; its event comes, or doesn't yet. */
    writeElsewhere(body: string, isHeard = true) {
      stored = draft(body, (stored?.revision ?? 0) + 1);
      if (isHeard) view.receive("draft.saved", stored);
    },
  };
}

test("a field follows another device, as long as it has nothing of its own", async () => {
  const { writeElsewhere, receive, stored } = showChannel(draft("From the phone", 1));
  await expect.element(field).toHaveValue("From the phone");
  await field.click();
  await userEvent.keyboard("{End}, and on");
  await expect.poll(stored).toBe("From the phone, and on");
  writeElsewhere("From the phone, and on, and on");
  await expect.element(field).toHaveValue("From the phone, and on, and on");
  receive("draft.deleted", { channelId: channel.id, threadId: null, revision: 3 });
  await expect.element(field).toHaveValue("");
  await expect.element(line).not.toBeInTheDocument();
});

test("what another device wrote meanwhile is offered, and nothing of either is lost", async () => {
  const { writeElsewhere, stored, hold } = showChannel();
  const release = hold();
  await field.fill("From the laptop");
  writeElsewhere("From the phone");
  release();
  await expect.element(line.getByText("From the phone")).toBeVisible();
  await expect.element(field).toHaveValue("From the laptop");
  expect(stored()).toBe("From the phone");
  await expectAccessible();
  await choose("Add below");
  await expect.element(field).toHaveValue("From the laptop\nFrom the phone");
  await expect.element(field).toHaveFocus();
  await expect.poll(stored).toBe("From the laptop\nFrom the phone");
  await expect.element(line).not.toBeInTheDocument();
});

test("a refused write brings the other's text, also before its event", async () => {
  const { writeElsewhere, stored, client } = showChannel();
  writeElsewhere("From the phone", false);
  await field.fill("From the laptop");
  await expect.element(line.getByText("From the phone")).toBeVisible();
  expect(client.getQueryData(draftsQuery().queryKey)).toMatchObject([{ body: "From the phone" }]);
  await choose("Dismiss");
  await expect.poll(stored).toBe("From the laptop");
  await expect.element(field).toHaveValue("From the laptop");
});

test("taking the other's text keeps one's own to take back", async () => {
  const { writeElsewhere, stored, hold } = showChannel();
  const release = hold();
  await field.fill("From the laptop");
  writeElsewhere("From the phone");
  release();
  await choose("Use");
  await expect.element(field).toHaveValue("From the phone");
  const mine = page.getByRole("group", { name: "Also written in this browser" });
  await expect.element(mine.getByText("From the laptop")).toBeVisible();
  await mine.getByRole("button", { name: "Dismiss" }).click();
  await expect.element(mine).not.toBeInTheDocument();
  await expect.poll(stored).toBe("From the phone");
  await expect.poll(() => Object.keys(localStorage).filter((key) => key.includes(".draft."))).toEqual([]);
});

test("a tab leaves alone what another open tab is writing", async () => {
  const key = `guildhall.draft.${me.id}.${channel.id}.other`;
  localStorage.setItem(key, JSON.stringify({ body: "In another tab", basedOn: null, isSaved: false }));
  const close = Promise.withResolvers<void>();
  const isOpen = Promise.withResolvers<void>();
  const other = navigator.locks.request("guildhall.page.other", () => {
    isOpen.resolve();
    return close.promise;
  });
  await isOpen.promise;
  const { stored } = showChannel();
  await field.fill("Here");
  await expect.poll(stored).toBe("Here");
  await expect.element(page.getByRole("group", { name: /Also written/ })).not.toBeInTheDocument();
  expect(localStorage.getItem(key)).toContain("In another tab");
  close.resolve();
  await other;
});

test("what was left unsaved in this browser comes back, with that of another tab beside it", async () => {
  const kept = (body: string) => JSON.stringify({ body, basedOn: null, isSaved: false });
  localStorage.setItem(`guildhall.draft.${me.id}.${channel.id}.1`, kept("From one tab"));
  localStorage.setItem(`guildhall.draft.${me.id}.${channel.id}.2`, kept("From the other"));
  // Of an earlier version, in which the server had it.
  localStorage.setItem(`guildhall.draft.${channel.id}`, JSON.stringify({ body: "Saved", isSaved: true }));
  const { stored } = showChannel();
  const texts = ["From one tab", "From the other"];
  await expect.poll(() => texts.includes((field.element() as HTMLTextAreaElement).value)).toBe(true);
  await page.getByRole("group", { name: "Also written in this browser" }).getByText("Add below").click();
  await expect.poll(() => stored()?.split("\n").sort()).toEqual(texts);
});
