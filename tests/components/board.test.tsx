import { expect, onTestFinished, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { setSingleKeys } from "@/components/tasks/actions/single-keys";
import { createColumnContract, deleteColumnContract, updateColumnContract } from "@/lib/boards/contract";
import { AppError } from "@/lib/http/errors";
import type { Label } from "@/lib/labels/schema";
import {
  archiveTaskContract,
  completeTaskContract,
  createTaskContract,
  deleteTaskContract,
  moveTasksContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import { showBoard } from "./setup/fake-board";
import { VIEWER } from "./setup/fake-tasks";
import { me, newId } from "./setup/people";
import { expectAccessible } from "./setup/stage";

const column = (name: string) => page.getByRole("region", { name, exact: true });
const card = (title: string) => page.getByRole("link", { name: title, exact: true });
const addTo = (name: string) => page.getByRole("combobox", { name: `Add a card to ${name}` });
const focused = () => document.activeElement?.textContent;
/** "A b | C |": what each column shows, in order. */
const shown = () =>
  [...document.querySelectorAll("[data-column]")]
    .map((one) =>
      [...one.querySelectorAll("[data-card] [data-title]")]
        .map(({ textContent }) => textContent?.replace(/^Done: |, selected$/g, ""))
        .join(" "),
    )
    .join(" | ");
const menuOf = async (title: string, item: string) => {
  await userEvent.hover(card(title));
  await page.getByRole("button", { name: `More for ${title}`, exact: true }).click();
  await page.getByRole("menuitem", { name: item, exact: false }).click();
};
const moveTo = async (place: string) => {
  await expect.element(page.getByRole("combobox", { name: "Find a place" })).toHaveFocus();
  await userEvent.keyboard(`${place}{Enter}`);
};
const label = (name: string, color: Label["color"]): Label => ({
  id: newId(),
  channelId: newId(),
  name,
  color,
});

const LETTERS = { "To do": ["A", "b", "C", "d", "E"], Doing: ["x"], Done: [] };

async function showReady(...given: Parameters<typeof showBoard>) {
  const board = showBoard(...given);
  await expect.poll(shown).not.toBe("");
  const area = () => document.querySelector<HTMLElement>('[aria-label="Columns"]');
  // A pointer that is there already moves nowhere.
  await userEvent.hover(page.getByRole("heading", { name: "Launch" }));
  await userEvent.hover(page.getByRole("region", { name: "Columns" }));
  if (given[1]?.role !== "VIEWER") await expect.poll(() => area()?.dataset.drag).toBe("ready");
  return board;
}

test("a board shows what is known of its cards, in both themes", async () => {
  const labels = [label("Design", "purple"), label("Bug", "red")];
  const ids = labels.map(({ id }) => id);
  const due = (on: string) => ({ on, time: null, timeZone: null, at: null });
  const cover = { fileId: newId(), alt: "A stage", hasThumbnail: true };
  await showReady(
    {
      "To do": [
        { title: "Announcement", labels: ids, due: due("2026-01-20"), assignees: [me.id] },
        { title: "Checklist", subtasks: 5, openSubtasks: 3, commentCount: 2, priority: 3, hasNotes: true },
      ],
      Doing: ["Pricing page", { title: "Demo", cover, attachmentCount: 2 }],
      Done: ["Room"],
    },
    { labels, columns: { Doing: { limit: 1, color: "blue" } } },
  );
  const item = (title: string) => card(title).element().closest("li")?.textContent;
  expect(item("Announcement")).toMatch(/Design.*Bug.*Announcement.*Overdue: .*Assigned to Ada/);
  expect(item("Checklist")).toMatch(/Priority: High.*Has notes.*2 of 5 subtasks done.*2 comments/);
  expect(item("Demo")).toMatch(/2 attachments/);
  await expect.element(page.getByRole("img", { name: "A stage" })).toBeInTheDocument();
  await expect.element(column("Doing").getByText("Over the limit:")).toBeInTheDocument();
  await expect.element(page.getByRole("link", { name: "Done: Room" })).toBeVisible();
  await expectAccessible();
});

test("a board goes by keys alone: between cards and columns, moved, renamed, done, taken back", async () => {
  const { stored } = await showReady(LETTERS);
  await userEvent.keyboard("jj");
  await expect.poll(focused).toBe("b");
  await userEvent.keyboard("{ArrowRight}");
  await expect.poll(focused).toBe("x");
  await userEvent.keyboard("{ArrowLeft}{ArrowDown}");
  await expect.poll(focused).toBe("b");

  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await expect.poll(shown).toBe("b A C d E | x | ");
  await expect.poll(focused).toBe("b");
  await userEvent.keyboard("{Alt>}{ArrowRight}{/Alt}");
  await expect.poll(shown).toBe("A C d E | b x | ");
  await expect.element(page.getByText("b: 1 of 2 in Doing", { exact: true })).toBeInTheDocument();
  await expect.poll(focused).toBe("b");
  await userEvent.keyboard("{Alt>}{ArrowRight}{/Alt}");
  await expect.poll(shown).toBe("A C d E | x | b");
  await expect.poll(() => stored().find(({ title }) => title === "b")?.completedAt).toBeTruthy();
  await userEvent.keyboard("z");
  await expect.poll(shown).toBe("A C d E | b x | ");
  await expect.poll(() => stored().find(({ title }) => title === "b")?.completedAt).toBeNull();

  await userEvent.keyboard("e");
  await userEvent.keyboard("bee{Enter}");
  await expect.poll(shown).toBe("A C d E | bee x | ");
  await expect.poll(focused).toBe("bee");
  await userEvent.keyboard("m");
  await moveTo("end of to do");
  await expect.poll(shown).toBe("A C d E bee | x | ");
  await userEvent.keyboard("n");
  await expect.element(addTo("To do")).toHaveFocus();
});

test("modifiers, fields and menus keep the keys of cards from acting", async () => {
  const { server } = await showReady(LETTERS);
  await userEvent.keyboard("j");
  await expect.poll(focused).toBe("A");
  for (const key of ["c", "x", "e", "i", "d", "m", "1", "4"])
    await userEvent.keyboard(`{Control>}${key}{/Control}{Meta>}${key}{/Meta}`);
  await addTo("Doing").fill("");
  await addTo("Doing").click();
  await userEvent.keyboard("cxeim1");
  await expect.element(addTo("Doing")).toHaveValue("cxeim1");
  await page.getByRole("textbox", { name: "Find on this board" }).click();
  await userEvent.keyboard("c");
  for (const contract of [updateTaskContract, completeTaskContract, moveTasksContract, deleteTaskContract])
    expect(server.requestsOf(contract)).toHaveLength(0);
  expect(document.querySelector(".bg-accent-soft [data-title]")).toBeNull();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
});

test("the mouse moves a card, and a line takes it back", async () => {
  const { server } = await showReady(LETTERS);
  await userEvent.dragAndDrop(card("A"), card("x"), { targetPosition: { x: 20, y: 16 }, steps: 6 });
  await expect.poll(shown).toBe("b C d E | x A | ");
  await expect.element(page.getByText("“A” moved from To do to Doing")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(shown).toBe("A b C d E | x | ");
  const moves = server.requestsOf(moveTasksContract).length;
  await userEvent.dragAndDrop(card("b"), card("b"), { targetPosition: { x: 60, y: 4 }, steps: 6 });
  await userEvent.dragAndDrop(card("x"), column("Done"), { targetPosition: { x: 60, y: 300 }, steps: 6 });
  await expect.poll(shown).toBe("A b C d E |  | x");
  expect(server.requestsOf(moveTasksContract)).toHaveLength(moves + 1);
});

test("a card that is dropped in a filtered board stands right after what was seen above it", async () => {
  const labels = [label("Big", "red")];
  const [big = ""] = labels.map(({ id }) => id);
  const letters = [..."AbCdE"].map((title) => ({
    title,
    labels: title === title.toUpperCase() ? [big] : [],
  }));
  await showReady({ "To do": letters, Done: [] }, { labels });
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("menuitemradio", { name: "Big" }).click();
  await userEvent.keyboard("{Escape}");
  await expect.poll(shown).toBe("A C E | ");
  await expect.element(column("To do").getByText("Cards: 3 of 5")).toBeVisible();
  await userEvent.dragAndDrop(card("E"), card("A"), { targetPosition: { x: 20, y: 18 }, steps: 6 });
  await expect.poll(shown).toBe("A E C | ");
  await page.getByRole("button", { name: "Filter: 1" }).click();
  await page.getByRole("menuitemradio", { name: "Any", exact: true }).click();
  await userEvent.keyboard("{Escape}");
  await expect.poll(shown).toBe("A E b C d | ");
});

test("several cards are selected, moved together in their order, and deleted by one line", async () => {
  await showReady(LETTERS);
  await userEvent.keyboard("jx");
  await userEvent.keyboard("{Shift>}");
  await card("C").click();
  await userEvent.keyboard("{/Shift}");
  await expect.element(page.getByText("3 cards selected")).toBeVisible();
  await page.getByRole("button", { name: "Move to…" }).click();
  await moveTo("end of doing");
  await expect.poll(shown).toBe("d E | x A b C | ");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(shown).toBe("A b C d E | x | ");
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete", exact: false }).click();
  await expect.poll(shown).toBe("d E | x | ");
  await expect.element(page.getByText("3 cards are deleted")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect.poll(shown).toBe("A b C d E | x | ");
});

test("a card is archived by its key, back by one, and restored from the archive", async () => {
  const { server } = await showReady(LETTERS);
  await userEvent.keyboard("ja");
  await expect.poll(shown).toBe("b C d E | x | ");
  await expect.element(page.getByText("“A” is archived")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(shown).toBe("A b C d E | x | ");
  await card("A").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Archive", exact: false }).click();
  await expect.poll(shown).toBe("b C d E | x | ");
  await page.getByRole("button", { name: "Archived cards" }).click();
  await page.getByRole("option", { name: /^A archived/ }).click();
  await expect.element(page.getByText("“A” is restored to To do")).toBeVisible();
  await expect.poll(shown).toBe("A b C d E | x | ");
  expect(server.requestsOf(archiveTaskContract)).toHaveLength(2);
});

test("Escape selects none", async () => {
  await showReady(LETTERS);
  await userEvent.keyboard("jx{ArrowDown}x");
  await expect.element(page.getByText("2 cards selected")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByText("2 cards selected")).not.toBeInTheDocument();
});

test("what is chosen for one of several is for all", async () => {
  const labels = [label("Old", "red"), label("New", "blue")];
  const [old = "", fresh = ""] = labels.map(({ id }) => id);
  const { stored } = await showReady({ "To do": [{ title: "A", labels: [old] }, "b"], Done: [] }, { labels });
  await userEvent.keyboard("jx{ArrowDown}x{ArrowUp}");
  await expect.poll(focused).toBe("A, selected");
  await userEvent.keyboard("l");
  await page.getByRole("option", { name: "New" }).click();
  await expect.poll(() => stored().map((one) => one.labels)).toEqual([[old, fresh], [fresh]]);
});

test("what was done to several by one key is taken back by one, and again", async () => {
  const { stored } = await showReady({ "To do": ["A", "b", "C"], Done: ["z"] });
  const priorities = () => stored().map(({ priority }) => priority);
  await userEvent.keyboard("jx{ArrowDown}x1");
  await expect.poll(priorities).toEqual([3, 3, 0, 0]);
  await userEvent.keyboard("z");
  await expect.poll(priorities).toEqual([0, 0, 0, 0]);
  await userEvent.keyboard("z");
  await expect.poll(priorities).toEqual([3, 3, 0, 0]);
  await userEvent.keyboard("c");
  await expect.poll(shown).toBe("C | b A z");
  await userEvent.keyboard("z");
  await expect.poll(shown).toBe("A b C | z");
  await expect.poll(() => stored().find(({ title }) => title === "A")?.completedAt).toBeNull();
});

test("a line takes back the move that it speaks of, and a new card is taken back as well", async () => {
  await showReady(LETTERS);
  await userEvent.keyboard("j{Alt>}{ArrowRight}{/Alt}");
  await expect.poll(shown).toBe("b C d E | A x | ");
  await userEvent.keyboard("1");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(shown).toBe("A b C d E | x | ");
  await page.getByRole("combobox", { name: "Add a card to Doing" }).fill("new");
  await userEvent.keyboard("{Enter}");
  await expect.poll(shown).toBe("A b C d E | x new | ");
  await card("A").click({ button: "right" });
  await userEvent.keyboard("{Escape}");
  await userEvent.keyboard("z");
  await expect.poll(shown).toBe("A b C d E | x | ");
});

test("the buttons of a column don't hand their keys to the last card", async () => {
  const { server } = await showReady(LETTERS);
  await userEvent.keyboard("j");
  await expect.poll(focused).toBe("A");
  (page.getByRole("button", { name: "More for Doing", exact: true }).element() as HTMLElement).focus();
  await userEvent.keyboard("a1x{Delete}");
  await userEvent.keyboard("j");
  await expect.poll(focused).toBe("b");
  await expect.poll(shown).toBe("A b C d E | x | ");
  expect(server.requestsOf(archiveTaskContract)).toHaveLength(0);
});

test("letters and digits alone can be switched off; arrows stay", async () => {
  await showReady(LETTERS);
  setSingleKeys(false);
  onTestFinished(() => setSingleKeys(true));
  (card("A").element() as HTMLElement).focus();
  await userEvent.keyboard("acx1{ArrowDown}");
  await expect.poll(focused).toBe("b");
  await expect.poll(shown).toBe("A b C d E | x | ");
});

test("a change of one card draws no other one anew", async () => {
  const board = await showReady(LETTERS);
  const drawn = new Set<string>();
  // React writes into an element's props whenever its component is drawn.
  const propsOf = (element: Element) =>
    Object.entries(element).find(([name]) => name.startsWith("__reactProps$"))?.[1] as unknown;
  const cards = () => [...document.querySelectorAll("[data-card]")];
  const before = new Map(cards().map((element) => [element, propsOf(element)]));
  board.receiveChange("b", { title: "bee" });
  await expect.poll(shown).toBe("A bee C d E | x | ");
  for (const element of cards())
    if (propsOf(element) !== before.get(element))
      drawn.add(element.querySelector("[data-title]")?.textContent ?? "");
  expect([...drawn]).toEqual(["bee"]);
});

test("a move that the server refuses goes back, and says why", async () => {
  const { server } = await showReady(LETTERS);
  server.answer(moveTasksContract, (): never => {
    throw new AppError("conflict", "This column isn’t on the board any more. Choose another one.");
  });
  await userEvent.keyboard("j{Alt>}{ArrowRight}{/Alt}");
  await expect.element(page.getByText("“A” wasn’t moved")).toBeVisible();
  await expect.poll(shown).toBe("A b C d E | x | ");
});

test("what others move shows, and the focus stays", async () => {
  const board = await showReady(LETTERS);
  await userEvent.keyboard("jj");
  await expect.poll(focused).toBe("b");
  board.receiveMove("b", "Doing");
  await expect.poll(shown).toBe("A C d E | b x | ");
  await expect.poll(focused).toBe("b");
});

test("words stay in the line of their column while a card is opened", async () => {
  const { server } = await showReady(LETTERS);
  await addTo("Doing").fill("half a thought");
  await card("A").click();
  await expect.element(page.getByRole("complementary", { name: "Card" })).toBeVisible();
  await expect.element(addTo("Doing")).toHaveValue("half a thought");
  await addTo("Doing").click();
  await userEvent.keyboard("{Enter}");
  await expect.poll(shown).toBe("A b C d E | x half a thought | ");
  expect(server.requestsOf(createTaskContract)[0]?.body).toMatchObject({ title: "half a thought" });
});

test("a column is renamed, warns, moves, is added and deleted with a place for its cards", async () => {
  const { server, columns } = await showReady(LETTERS);
  const names = () =>
    [...document.querySelectorAll("[data-column] h2")].map((one) => one.textContent).join(" ");
  const choose = async (name: string, item: string) => {
    await page.getByRole("button", { name: `More for ${name}` }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await choose("Doing", "Rename");
  await userEvent.keyboard("Now{Enter}");
  await expect.poll(names).toBe("To do Now Done");
  await expect.poll(() => document.activeElement?.getAttribute("aria-label")).toBe("More for Now");
  await choose("To do", "Set a limit…");
  await page.getByRole("spinbutton", { name: "Cards at most" }).fill("4");
  await userEvent.keyboard("{Enter}");
  await expect.element(column("To do").getByText("Over the limit:")).toBeInTheDocument();
  await expect.poll(() => server.requestsOf(updateColumnContract).at(-1)?.body).toEqual({ limit: 4 });
  await choose("Now", "Move left");
  await expect.poll(names).toBe("Now To do Done");
  await choose("Now", "Add a column");
  await userEvent.keyboard("Next{Enter}");
  await expect.poll(names).toBe("Now Next To do Done");
  expect(server.requestsOf(createColumnContract)[0]?.body).toMatchObject({ name: "Next" });

  await userEvent.keyboard("{Escape}");
  await card("E").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Archive", exact: false }).click();
  await expect.poll(shown).toBe("x |  | A b C d | ");
  await choose("To do", "Delete the column…");
  await expect.element(page.getByText("Its 4 cards will be moved", { exact: false })).toBeVisible();
  await expect.element(page.getByText("One archived card of it stays", { exact: false })).toBeVisible();
  await page.getByRole("combobox", { name: "Move the cards to" }).selectOptions("Next");
  await page.getByRole("button", { name: "Delete column" }).click();
  await expect.poll(names).toBe("Now Next Done");
  const next = columns().find(({ name }) => name === "Next");
  expect(server.requestsOf(deleteColumnContract)[0]?.query).toEqual({ moveTo: next?.id });
});

test("a long column draws what is seen, and keys and moves reach the rest", async () => {
  const many = Array.from({ length: 1000 }, (_, index) => `n${index + 1}`);
  const { stored } = await showReady({ "To do": many, Done: ["z"] });
  await expect.poll(() => document.querySelectorAll("[data-card]").length).toBeLessThan(60);
  await expect.element(card("n1")).toHaveAttribute("href", expect.stringContaining("?task="));
  await userEvent.keyboard("j{End}");
  await expect.poll(focused).toBe("n1000");
  expect(card("n1000").element().closest("li")?.ariaPosInSet).toBe("1000");
  expect(document.querySelectorAll("[data-card]").length).toBeLessThan(60);
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await expect.poll(focused).toBe("n1000");
  await expect.poll(() => card("n1000").element().closest("li")?.ariaPosInSet).toBe("999");
  await userEvent.keyboard("m");
  await moveTo("top of to do");
  await expect
    .poll(() =>
      stored()
        .find(({ title }) => title === "n1000")
        ?.position.startsWith("a000000000500"),
    )
    .toBe(true);
});

test("who may only read moves and adds nothing", async () => {
  await showReady(LETTERS, VIEWER);
  await expect.element(addTo("To do")).not.toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Add a column" })).not.toBeInTheDocument();
  await menuOf("A", "Open");
  await expect.element(page.getByRole("complementary", { name: "Card" })).toBeVisible();
});
