import type { Page } from "@playwright/test";
import { messages, send } from "./setup/screen";
import { makeHistory, nextFrames, percentile, stopWatching, watchScrolling, wheel } from "./setup/scrolling";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

const COUNT = 10_000;
/** Rows drawn at most: a little more than one lets grow before it lets go. */
const MOST_ROWS = 400;

const row = (page: Page, seq: number) => page.locator(`[data-seq="${seq}"]`);
const seqs = (page: Page) =>
  page.locator("[data-seq]").evaluateAll((rows) => rows.map((each) => Number(each.getAttribute("data-seq"))));
const topOf = async (page: Page, seq: number) => (await row(page, seq).boundingBox())?.y ?? Number.NaN;

/** Turns the wheel until a message is drawn. */
const wheelTo = (page: Page, seq: number, by: number) =>
  expect(async () => {
    await wheel(page, 5, by);
    await expect(row(page, seq)).toHaveCount(1, { timeout: 1 });
  }).toPass({ timeout: 60_000 });

test.describe("10,000 messages", () => {
  test.setTimeout(300_000);

  test("the wheel moves messages by what it was turned, while pages come and go", async ({ open }) => {
    const team = await makeTeam();
    await makeHistory(team, COUNT);
    const page = await open(team.ada, team.pathTo(team.chat));
    await expect(row(page, COUNT)).toBeInViewport();
    await page.getByRole("log").hover({ position: { x: 200, y: 3_500 } });
    const all: number[] = [];
    for (const by of [-200, 200]) {
      const first = Math.min(...(await seqs(page)));
      await watchScrolling(page);
      for (let turn = 0; turn < 160; turn++) {
        const before = await seqs(page);
        await wheel(page, 1, by);
        expect(Math.max(...before) - Math.min(...before), "without a gap").toBe(before.length - 1);
      }
      const seen = await stopWatching(page);
      all.push(...seen.frames);
      expect(seen.mostRows).toBeLessThanOrEqual(MOST_ROWS);
      expect(seen.worstJump, "no row moves by itself").toBeLessThanOrEqual(2);
      expect(Math.abs(seen.moved - seen.asked), `${seen.moved} of ${seen.asked} px`).toBeLessThanOrEqual(2);
      expect(seen.blankFrames).toBe(0);
      // The other end has been let go of.
      if (by < 0) await expect(row(page, COUNT)).toHaveCount(0);
      else await expect(row(page, first)).toHaveCount(0);
    }
    const [typical, p95] = [0.5, 0.95].map((part) => percentile(all, part).toFixed(1));
    console.log(
      `Frames of a long scroll: p50 ${typical} ms, p95 ${p95} ms, longest ${Math.max(...all).toFixed(1)} ms`,
    );
  });

  test("a link leads to one far away, from where one scrolls both ways and back to the newest", async ({
    open,
  }) => {
    const team = await makeTeam();
    await makeHistory(team, COUNT);
    const page = await open(team.ada, `${team.pathTo(team.chat)}?m=5000`);
    await expect(row(page, 5_000)).toBeInViewport();
    await expect(page.getByRole("button", { name: "Newest" })).toBeVisible();
    await page.mouse.move(600, 400);
    await wheelTo(page, 4_900, -300);
    await wheelTo(page, 5_100, 300);
    expect((await seqs(page)).length).toBeLessThanOrEqual(MOST_ROWS);

    const middle = (await seqs(page))[100] ?? 0;
    await row(page, middle).scrollIntoViewIfNeeded();
    await nextFrames(page);
    const before = await topOf(page, middle);
    const benPage = await open(team.ben, team.pathTo(team.chat));
    await send(benPage, "engines", "News");
    await expect(page.getByRole("button", { name: "1 new message" })).toBeVisible();
    await nextFrames(page);
    expect(Math.abs((await topOf(page, middle)) - before)).toBeLessThanOrEqual(2);
    await page.getByRole("button", { name: "1 new message" }).click();
    await expect(messages(page, "News")).toBeInViewport();
    await expect(page.getByRole("button", { name: "Newest" })).toBeHidden();
  });

  test("the keyboard walks past the messages that are drawn, and to both ends", async ({ open }) => {
    const team = await makeTeam();
    await makeHistory(team, COUNT);
    const page = await open(team.ada, team.pathTo(team.chat));
    await row(page, COUNT).focus();
    for (let seq = COUNT; seq > COUNT - 90; seq--) {
      await expect(row(page, seq)).toBeFocused();
      await expect(row(page, seq - 1)).toHaveCount(1);
      await page.keyboard.press("ArrowUp");
    }
    await expect(row(page, COUNT - 90)).toBeInViewport();
    await page.keyboard.press("Home");
    await expect(row(page, 1)).toBeFocused();
    await expect(page.getByText("This is where the channel begins.")).toBeAttached();
    // The focus isn't lost where its row goes.
    await page.mouse.move(600, 400);
    await expect(async () => {
      await wheel(page, 10, 600);
      await expect(row(page, 1)).toHaveCount(0, { timeout: 1 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByRole("log").locator("[data-row]:focus")).toHaveCount(1);
    await page.keyboard.press("End");
    await expect(row(page, COUNT)).toBeFocused();
    await expect(row(page, COUNT)).toBeInViewport();
  });
});
