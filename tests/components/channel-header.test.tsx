import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { listReadersContract } from "@/lib/channels/contract";
import { listChannelFilesContract } from "@/lib/files/contract";
import type { ChannelFile } from "@/lib/files/schema";
import { listPinsContract } from "@/lib/messages/pins/contract";
import { setChannelNotificationsContract } from "@/lib/notifications/contract";
import { currentPath } from "./setup/next-navigation";
import { ben, makeMessage, makeTreeChannel, me, newId } from "./setup/people";
import { composer, press } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const engines = makeTreeChannel({ name: "engines", topic: "All that turns" });
const button = (name: string) => page.getByRole("main").getByRole("button", { name, exact: true });
const files = page.getByRole("complementary", { name: "Files", exact: true });
const rows = files.getByRole("list", { name: "Files", exact: true }).getByRole("link");

const makeFile = (parts: Partial<ChannelFile>): ChannelFile => ({
  ...{ id: newId(), name: "plan.pdf", type: "application/pdf", size: 1_400_000, width: null, height: null },
  ...{ isAnimated: false, durationMs: null, waveform: null, alt: "", hasThumbnail: false },
  ...{ author: ben, createdAt: "2026-11-20T09:00:00.000Z", anchor: { seq: 7, threadId: null } },
  ...parts,
});

async function openPins() {
  await button("Channel menu").click();
  await page.getByRole("menuitem", { name: "Pinned messages", exact: true }).click();
}

beforeEach(async () => {
  await page.viewport(1280, 800);
  fakeServer().answer(listReadersContract, () => ({
    items: [{ id: me.id, name: me.name, image: null }, ben],
    ...{ nextCursor: null, count: 24 },
  }));
});

test("who can read the channel is counted, and opens who is in it", async () => {
  showWorkspace({ channels: [engines] });
  await button("24 people").click();
  const dialog = page.getByRole("dialog", { name: "Access to engines", exact: true });
  await expect.element(dialog.getByText("24 people can read it.", { exact: true })).toBeVisible();
});

test("a long topic takes one line, and the page beside it keeps its width", async () => {
  const topic = "All that turns, and whatever has to do with it. ".repeat(5).trim();
  showWorkspace({ channels: [makeTreeChannel({ name: "engines", topic })] });
  const header = page.getByRole("main").getByCss("header").getByText(topic, { exact: true });
  await expect.element(header).toBeVisible();
  const { height } = header.element().getBoundingClientRect();
  expect(height).toBeLessThan(2 * Number.parseFloat(getComputedStyle(header.element()).fontSize));
  const start = page.getByRole("log").getByText(topic, { exact: true });
  await expect.element(start).toBeVisible();
  // About 65 characters.
  expect(start.element().getBoundingClientRect().width).toBeLessThan(620);
  expect(document.documentElement.scrollWidth).toBe(innerWidth);
});

test("the files stand beside the channel, lead to their messages, and come as they are sent", async () => {
  const listed = [makeFile({}), makeFile({ name: "map.png", type: "image/png" })];
  fakeServer().answer(listChannelFilesContract, () => ({ items: listed, nextCursor: null }));
  const { receive } = showWorkspace({ channels: [engines] });
  await expect.element(composer("engines")).toHaveFocus();
  await button("Files").click();
  await expect.element(rows.first()).toMatchTextContent("plan.pdf");
  await expect.element(rows.first()).toMatchTextContent("1.4 MB");
  await expect.element(button("Files")).toHaveAttribute("aria-pressed", "true");
  expect(currentPath()).toContain("panel=files");
  await expectAccessible();

  await press(rows.first(), "{ArrowDown}");
  await expect.element(rows.nth(1)).toHaveFocus();
  await userEvent.keyboard("k");
  await expect.element(rows.first()).toHaveFocus();

  listed.unshift(makeFile({ name: "new.zip" }));
  const { id, name, type, size, width, height, isAnimated, durationMs, waveform, alt, hasThumbnail } =
    listed[0]!;
  const file = { id, name, type, size, width, height, isAnimated, durationMs, waveform, alt, hasThumbnail };
  receive("message.created", makeMessage({ channelId: engines.id, seq: 1, author: ben, files: [file] }));
  await expect.element(rows.first()).toMatchTextContent("new.zip");

  await press(rows.first(), "{Escape}");
  await expect.element(files).not.toBeInTheDocument();
  await expect.element(button("Files")).toHaveFocus();
  await button("Files").click();
  await rows.first().click();
  await expect.poll(currentPath).toContain("m=7");
});

test("one panel stands beside the channel at a time", async () => {
  fakeServer().answer(listChannelFilesContract, () => ({ items: [], nextCursor: null }));
  fakeServer().answer(listPinsContract, () => ({ items: [], nextCursor: null }));
  showWorkspace({ channels: [engines] });
  await button("Files").click();
  await expect.element(files.getByText("No files yet", { exact: true })).toBeVisible();
  await openPins();
  const pins = page.getByRole("complementary", { name: "Pinned messages", exact: true });
  await expect.element(pins.getByText("Nothing is pinned yet", { exact: true })).toBeVisible();
  await expect.element(files).not.toBeInTheDocument();
  await button("Files").click();
  await expect.element(pins).not.toBeInTheDocument();
});

test("the header has five controls at most, and the menu the rest", async () => {
  showWorkspace({ channels: [engines] });
  await expect.element(button("24 people")).toBeVisible();
  const controls = () =>
    page
      .getByRole("main")
      .getByCss("header")
      .getByRole("button")
      .elements()
      .filter((one) => (one as HTMLElement).offsetParent);
  await expect
    .poll(() => controls().map((one) => one.getAttribute("aria-label") ?? "people"))
    .toEqual(["people", "Files", "Ask this channel", "Start a call", "Channel menu"]);
});

test("files that can't be read are asked for again", async () => {
  showWorkspace({ channels: [engines] });
  await button("Files").click();
  const again = files.getByRole("button", { name: "Try again", exact: true });
  await expect.element(again).toBeVisible();
  fakeServer().answer(listChannelFilesContract, () => ({ items: [makeFile({})], nextCursor: null }));
  await again.click();
  await expect.element(rows.first()).toMatchTextContent("plan.pdf");
});

test("the menu sets what the channel notifies me of", async () => {
  fakeServer().answer(setChannelNotificationsContract, ({ body }) => body);
  showWorkspace({ channels: [{ ...engines, isMuted: true }] });
  await button("Channel menu").click();
  await page.getByRole("menuitem", { name: "Notifications", exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: "Mute", exact: true }).click();
  await expect
    .poll(() => fakeServer().requestsOf(setChannelNotificationsContract).at(-1)?.body)
    .toEqual({ level: null, isMuted: false });
});

test("on a phone all of it is in the menu, and the title keeps its room", async () => {
  await page.viewport(390, 844);
  fakeServer().answer(listPinsContract, () => ({ items: [], nextCursor: null }));
  showWorkspace({
    channels: [makeTreeChannel({ name: "analytical-engines", topic: "All that turns ".repeat(9) })],
  });
  const title = page.getByRole("heading", { name: "analytical-engines", level: 1 });
  await expect.element(title).toBeVisible();
  expect(title.element().scrollWidth).toBeLessThanOrEqual(title.element().clientWidth);
  for (const name of ["Files", "Pinned messages", "Notifications"])
    await expect.element(button(name)).not.toBeInTheDocument();
  await openPins();
  await expect.element(page.getByText("Nothing is pinned yet", { exact: true })).toBeVisible();
});
