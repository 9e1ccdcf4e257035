import type { Page } from "@playwright/test";
import { makeCards, makeChannel } from "../factories";
import { nextFrames } from "./setup/frames";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

/** "A b | C |": what each column shows, in order. */
const shown = (page: Page) =>
  page
    .locator("[data-column]")
    .evaluateAll((columns) =>
      columns
        .map((column) =>
          [...column.querySelectorAll("[data-card] [data-title]")]
            .map(({ textContent }) => textContent?.replace("Done: ", ""))
            .join(" "),
        )
        .join(" | "),
    );
const card = (page: Page, title: string) => page.getByRole("link", { name: title, exact: true });

/** Until the code of drags is there, which a pointer over the board fetches. */
async function hover(page: Page, title: string) {
  await card(page, title).hover();
  await expect(page.getByRole("region", { name: "Columns", exact: true })).toHaveAttribute(
    "data-drag",
    "ready",
  );
}

test("two people work on one board: made, dragged, moved by keys and taken back, live for both and after a reload", async ({
  open,
}) => {
  const team = await makeTeam();
  const board = await makeChannel(team.workspace, { name: "Launch", type: "KANBAN" });
  const [ada, ben] = await Promise.all([team.ada, team.ben].map((who) => open(who, team.pathTo(board))));
  if (!ada || !ben) throw new Error("two pages");
  const field = ada.getByRole("combobox", { name: "Add a card to To do" });
  for (const title of ["Plan", "Write", "Print"]) {
    await field.fill(title);
    await field.press("Enter");
  }
  await expect.poll(() => shown(ben)).toBe("Plan Write Print |  | ");

  await hover(ben, "Write");
  await card(ben, "Write").dragTo(ben.getByRole("region", { name: "Doing", exact: true }), { steps: 8 });
  await expect.poll(() => shown(ada)).toBe("Plan Print | Write | ");
  await expect(ben.getByText("“Write” moved from To do to Doing", { exact: true })).toBeVisible();

  await card(ada, "Write").focus();
  await ada.keyboard.press("Alt+ArrowRight");
  await expect.poll(() => shown(ben)).toBe("Plan Print |  | Write");
  await expect(ben.getByRole("link", { name: "Done: Write" })).toBeVisible();
  await ada.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => shown(ben)).toBe("Plan Print | Write | ");

  await ada.reload();
  await expect.poll(() => shown(ada)).toBe("Plan Print | Write | ");

  await card(ada, "Write").focus();
  await ada.keyboard.press("Shift+O");
  const title = ada.getByRole("textbox", { name: "Title", exact: true });
  await expect(title).toHaveValue("Write");
  await ada.reload();
  await expect(title).toHaveValue("Write");
  await expect(ada).toHaveTitle(/^Write · Analytical Engines/);
  await ada.goBack();
  await expect.poll(() => shown(ada)).toBe("Plan Print | Write | ");
});

test("Escape puts a dragged card back, and a drop where it was moves nothing", async ({ open }) => {
  const team = await makeTeam();
  const board = await makeChannel(team.workspace, { type: "KANBAN" });
  await makeCards(board, ["To do"], 3);
  const page = await open(team.ada, team.pathTo(board));
  const before = "To do 1 To do 2 To do 3 |  | ";
  await expect.poll(() => shown(page)).toBe(before);
  await hover(page, "To do 1");
  const from = await card(page, "To do 1").boundingBox();
  const to = await page.getByRole("region", { name: "Doing", exact: true }).boundingBox();
  if (!from || !to) throw new Error("they are seen");
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 30, { steps: 4 });
  await page.mouse.move(to.x + 100, to.y + 120, { steps: 8 });
  await expect(page.locator("[data-dragging]")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(page.locator("[data-dragging]")).toHaveCount(0);
  await card(page, "To do 2").dragTo(card(page, "To do 2"), { targetPosition: { x: 90, y: 8 }, steps: 6 });
  expect(await shown(page)).toBe(before);
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toHaveCount(0);
});

test("on a phone a swipe that begins on a card scrolls, and a long press moves it", async ({ open }) => {
  const team = await makeTeam();
  const board = await makeChannel(team.workspace, { type: "KANBAN" });
  await makeCards(board, ["To do"], 30);
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const page = await open(team.ada, team.pathTo(board), phone);
  const first = page.getByRole("list", { name: "Cards in To do" });
  await expect(first).toBeVisible();
  const touches = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...points: { x: number; y: number }[]) =>
    touches.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  const number = (title: string) =>
    card(page, title).locator("xpath=ancestor::li").getAttribute("aria-posinset");
  await page.touchscreen.tap(200, 60);
  await expect(page.getByRole("region", { name: "Columns", exact: true })).toBeVisible();

  const area = await card(page, "To do 3").boundingBox();
  if (!area) throw new Error("it is seen");
  const at = { x: area.x + 40, y: area.y + 10 };
  await touch("touchStart", at);
  for (let step = 1; step <= 6; step++) await touch("touchMove", { x: at.x, y: at.y - 20 * step });
  await touch("touchEnd");
  const scrollTop = () => first.evaluate((list) => list.parentElement?.scrollTop ?? 0);
  await expect.poll(scrollTop).toBeGreaterThan(20);
  expect(await number("To do 3")).toBe("3");

  // The list goes on by its momentum, and the cards below are looked for where they rest.
  let rested = await scrollTop();
  await expect(async () => {
    const before = rested;
    await nextFrames(page);
    rested = await scrollTop();
    expect(rested).toBe(before);
  }).toPass();
  await first.evaluate((list) => list.parentElement?.scrollTo(0, 0));
  await nextFrames(page);

  // A long press that is let go where it began changes nothing; one that moves takes the card along (case 23). In
  // the middle, since what is near an edge scrolls meanwhile.
  const [held, below] = [
    await card(page, "To do 5").boundingBox(),
    await card(page, "To do 6").boundingBox(),
  ];
  if (!held || !below) throw new Error("they are seen");
  const dragged = page.locator("[data-dragging]");
  const from = { x: held.x + 40, y: held.y + 10 };
  await touch("touchStart", from);
  await expect(dragged).toHaveCount(1);
  await touch("touchEnd");
  await expect(dragged).toHaveCount(0);
  expect(await number("To do 5")).toBe("5");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await touch("touchStart", from);
  await expect(dragged).toHaveCount(1);
  for (const y of [from.y + 12, below.y + 6, below.y + below.height + 6])
    await touch("touchMove", { x: from.x, y });
  await touch("touchEnd");
  await expect.poll(() => number("To do 5")).toBe("6");
  await expect(page.getByText(/“To do 5” moved from 5 to 6/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeVisible();
});
