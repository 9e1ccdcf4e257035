import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { AppError } from "@/lib/http/errors";
import { archiveTaskContract, moveTasksContract } from "@/lib/tasks/contract";
import { card, column, focused, LETTERS, label, moveTo, shown, showReady } from "./setup/board-screen";

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

test("a card that is dropped in a filtered board stands right after what was seen above it (case 6)", async () => {
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
