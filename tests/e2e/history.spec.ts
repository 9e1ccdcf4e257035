import type { Page } from "@playwright/test";
import { makeMessages } from "../factories";
import { messages, send } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

const log = (page: Page) => page.getByRole("log");
const row = (page: Page, seq: number) => page.locator(`[data-seq="${seq}"]`);
const topOf = async (page: Page, seq: number) =>
  Math.round((await row(page, seq).boundingBox())?.y ?? Number.NaN);

const oldest = async (page: Page) =>
  Number(await page.locator("[data-seq]").first().getAttribute("data-seq"));

/** A channel in which Ben wrote 300 messages that Ada hasn't read. */
async function makeLongChannel() {
  const team = await makeTeam();
  await makeMessages(team.chat, team.ben, 300);
  return team;
}

test("scrolling up reads older messages and keeps the place", async ({ open }) => {
  const { ada, chat, pathTo } = await makeLongChannel();
  const page = await open(ada, pathTo(chat));
  await expect(row(page, 300)).toBeInViewport();
  await expect(row(page, 200)).toHaveCount(0);

  await log(page).hover();
  while ((await oldest(page)) > 1) {
    // The oldest message that is there comes into view; what is read above it must not move it.
    const seq = await oldest(page);
    await row(page, seq).scrollIntoViewIfNeeded();
    const before = await topOf(page, seq);
    await expect.poll(() => oldest(page)).toBeLessThan(seq);
    expect(Math.abs((await topOf(page, seq)) - before), `message ${seq} stays`).toBeLessThanOrEqual(2);
  }
  await expect(page.getByText("This is where the channel begins.")).toBeAttached();
  const seqs = await page
    .locator("[data-seq]")
    .evaluateAll((rows) => rows.map((each) => Number(each.getAttribute("data-seq"))));
  expect(seqs).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
});

test("a message that comes while one reads older ones doesn't move them", async ({ open }) => {
  const { ada, ben, chat, pathTo } = await makeLongChannel();
  const page = await open(ada, pathTo(chat));
  await row(page, 270).scrollIntoViewIfNeeded();
  await expect(row(page, 300)).not.toBeInViewport();
  const before = await topOf(page, 270);
  const benPage = await open(ben, pathTo(chat));
  await send(benPage, "engines", "News");
  await expect(page.getByRole("button", { name: "1 new message" })).toBeVisible();
  expect(Math.abs((await topOf(page, 270)) - before)).toBeLessThanOrEqual(2);
  await page.getByRole("button", { name: "1 new message" }).click();
  await expect(messages(page, "News")).toBeInViewport();
});

test("one can jump to the first unread message and back to the newest", async ({ open }) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  await makeMessages(chat, ben, 20, (index) => `Read ${index + 1}`);
  const page = await open(ada, pathTo(chat));
  await expect(messages(page, "Read 20")).toBeInViewport();
  // Read up to here: now she looks elsewhere, and much is said.
  await expect
    .poll(async () => (await (await page.request.get(`/api/channels/${chat.id}`)).json()).readSeq)
    .toBe(20);
  await page.goto("/settings");
  await makeMessages(chat, ben, 200, (index) => `Unread ${index + 1}`);

  await page.goto(pathTo(chat));
  await page.getByRole("button", { name: "Jump to the first unread" }).click();
  await expect(row(page, 21)).toBeInViewport();
  await expect(page.getByText("New", { exact: true })).toBeInViewport();
  await expect(row(page, 220)).toHaveCount(0);
  await page.getByRole("button", { name: /^Newest|new messages?$/ }).click();
  await expect(row(page, 220)).toBeInViewport();
});

test("a link to a message leads to it", async ({ open }) => {
  const { ada, chat, pathTo } = await makeLongChannel();
  const page = await open(ada, `${pathTo(chat)}?m=120`);
  await expect(row(page, 120)).toBeInViewport();
  await expect(row(page, 300)).toHaveCount(0);
});
