import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { openTask } from "@/components/tasks/task-place";
import { AppError } from "@/lib/http/errors";
import { updateTaskContract } from "@/lib/tasks/contract";
import { showPanel, title } from "./setup/fake-panel";
import { currentPath } from "./setup/next-navigation";
import { makeTreeChannel } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";

const subtask = (name: string) => page.getByRole("list", { name: "Subtasks" }).getByRole("button", { name });
const closePanel = () => page.getByRole("button", { name: "Close panel" }).click();

test("a title is saved with Enter; Escape takes it back, then closes the panel", async () => {
  const { stored, idOf } = showPanel([{ title: "Paint the fence" }]);
  const id = idOf("Paint the fence");
  await expect.element(title).toHaveValue("Paint the fence");
  await expectAccessible();
  await title.fill("Paint the gate");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => stored(id).title).toBe("Paint the gate");
  await title.fill("Something else");
  await userEvent.keyboard("{Escape}");
  await expect.element(title).toHaveValue("Paint the gate");
  await expect.element(title).not.toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(title).not.toBeInTheDocument();
  expect(currentPath()).not.toContain("task=");
  expect(stored(id).title).toBe("Paint the gate");
});

test("words that couldn't be saved are there again", async () => {
  const { idOf } = showPanel([{ title: "A" }, { title: "B" }]);
  const [a, b] = [idOf("A"), idOf("B")];
  fakeServer().answer(updateTaskContract, () => {
    throw new AppError("unavailable", "The server is busy.");
  });
  await page.getByRole("textbox", { name: "Add a subtask" }).fill("half a step");
  await closePanel();
  openTask(b);
  await expect.element(title).toHaveValue("B");
  await expect.element(page.getByRole("textbox", { name: "Add a subtask" })).toHaveValue("");
  openTask(a);
  await expect.element(page.getByRole("textbox", { name: "Add a subtask" })).toHaveValue("half a step");
});

test("a title that was typed back to what it was keeps another's new one", async () => {
  const { change, idOf, stored } = showPanel([{ title: "A" }]);
  const id = idOf("A");
  await expect.element(title).toHaveValue("A");
  await title.fill("Ab");
  await title.fill("A");
  change(id, { title: "Theirs" });
  await userEvent.keyboard("{Enter}");
  await expect.element(title).toHaveValue("Theirs");
  expect(stored(id).title).toBe("Theirs");
});

test("what was written for a task that is deleted meanwhile is kept", async () => {
  const { remove, idOf } = showPanel([{ title: "A" }]);
  await page.getByRole("textbox", { name: "Add a subtask" }).fill("half a thought");
  remove(idOf("A"));
  await expect.element(page.getByText("This task isn’t here any more")).toBeVisible();
  await expect.element(page.getByText("half a thought")).toBeVisible();
  await page.getByRole("button", { name: "Copy my words" }).click();
  expect(await navigator.clipboard.readText()).toBe("half a thought");
  await page.getByRole("button", { name: "Discard them" }).click();
  await expect.element(page.getByText("half a thought")).not.toBeInTheDocument();
});

test("subtasks are added, put in order with the keys, and done", async () => {
  const { idOf, ofServer } = showPanel([{ title: "House" }]);
  const add = page.getByRole("textbox", { name: "Add a subtask" });
  for (const name of ["Roof", "Door"]) {
    await add.fill(name);
    await userEvent.keyboard("{Enter}");
    await expect.element(subtask(name)).toBeVisible();
    await expect.element(add).toHaveValue("");
  }
  const order = () => [...document.querySelectorAll("[data-subtask]")].map(({ textContent }) => textContent);
  await expect
    .poll(() => ofServer().map(({ parentId }) => parentId))
    .toEqual([null, idOf("House"), idOf("House")]);
  expect(order()).toEqual(["Roof", "Door"]);
  subtask("Roof").element().focus();
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await expect.poll(order).toEqual(["Door", "Roof"]);
  await expect.element(subtask("Roof")).toHaveFocus();
  await page.getByRole("checkbox", { name: "Door: done" }).click();
  await expect.poll(order).toEqual(["Roof", "Door"]);
  await expect.element(page.getByText("1 of 2 done")).toBeVisible();
  await subtask("Door").click();
  await expect.element(title).toHaveValue("Door");
  await page.getByRole("button", { name: "Part of House" }).click();
  await expect.element(title).toHaveValue("House");
});

test("who may only read changes nothing", async () => {
  const viewer = makeTreeChannel({ type: "TODO", role: "VIEWER", actions: ["channel.read"] });
  showPanel([{ title: "A", notes: "Some notes" }], viewer);
  await expect.element(page.getByRole("heading", { name: "A", exact: true })).toBeVisible();
  await expect.element(page.getByText("Some notes")).toBeVisible();
  await expect.element(page.getByRole("checkbox", { name: "A: done" })).toBeDisabled();
  expect(document.querySelectorAll("#panel textarea:enabled, #panel input:enabled")).toHaveLength(0);
  await expect
    .element(page.getByRole("button", { name: /Due|Labels|Priority|Assigned|Edit/ }))
    .not.toBeInTheDocument();
});

test("a selection that is let go outside of the panel stands, and the panel stays (case 8)", async () => {
  showPanel([{ title: "A", notes: "Some notes to select" }]);
  const notes = page.getByText("Some notes to select", { exact: true });
  await expect.element(notes).toBeVisible();
  await userEvent.dragAndDrop(notes, page.getByRole("main"), {
    ...{ sourcePosition: { x: 60, y: 8 }, targetPosition: { x: 40, y: 300 }, steps: 4 },
  });
  expect(String(getSelection())).not.toBe("");
  await expect.element(title).toHaveValue("A");
  expect(currentPath()).toContain("task=");
});
