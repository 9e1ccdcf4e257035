import { expect, onTestFinished, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { setSingleKeys } from "@/components/tasks/actions/single-keys";
import {
  archiveTaskContract,
  completeTaskContract,
  deleteTaskContract,
  moveTasksContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import { addTo, card, column, focused, LETTERS, moveTo, shown, showReady } from "./setup/board-screen";
import { expectAccessible } from "./setup/stage";

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

test("modifiers, fields and menus keep the keys of cards from acting (case 7)", async () => {
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

test("Escape selects none", async () => {
  await showReady(LETTERS);
  await userEvent.keyboard("jx{ArrowDown}x");
  await expect.element(page.getByText("2 cards selected")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByText("2 cards selected")).not.toBeInTheDocument();
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

test("on a phone a board goes by keys alone, one column at a time in view, and is accessible", async () => {
  await page.viewport(390, 800);
  const { stored } = await showReady({ "To do": ["A", "b"], Doing: ["x"], Later: ["y"], Done: [] });
  const inView = (name: string) => {
    const { left, right } = column(name).element().getBoundingClientRect();
    return left >= 0 && right <= 390;
  };
  await expectAccessible();
  await userEvent.keyboard("j{ArrowRight}");
  await expect.poll(focused).toBe("x");
  await expect.poll(() => inView("Doing")).toBe(true);
  await userEvent.keyboard("m");
  await expectAccessible();
  await moveTo("top of later");
  await expect.poll(shown).toBe("A b |  | x y | ");
  await expect.poll(focused).toBe("x");
  await expect.poll(() => inView("Later")).toBe(true);
  await userEvent.keyboard("z");
  await expect.poll(shown).toBe("A b | x | y | ");
  await userEvent.keyboard("{Alt>}{ArrowRight}{ArrowRight}{/Alt}");
  await expect.poll(() => stored().find(({ title }) => title === "x")?.completedAt).toBeTruthy();
  await expect.poll(() => inView("Done")).toBe(true);
});
