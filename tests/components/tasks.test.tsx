import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { AppError } from "@/lib/http/errors";
import {
  completeTaskContract,
  createTaskContract,
  moveTaskContract,
  reopenTaskContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import type { Task } from "@/lib/tasks/schema";
import { makeTask, showTasks, VIEWER } from "./setup/fake-tasks";
import { me, newId } from "./setup/people";
import { press } from "./setup/screen";
import { expectAccessible } from "./setup/stage";

const list = page.getByRole("list", { name: "Tasks" });
const title = (name: string) => list.getByRole("button", { name, exact: true });
const addField = page.getByRole("combobox", { name: "Add a task", exact: true });
const titles = () =>
  [...document.querySelectorAll("[data-task] [data-title]")].map(({ textContent }) => textContent).join(" ");
const focused = () => document.activeElement?.textContent;

const LETTERS = ["A", "b", "C", "d", "E"].map((name) => ({ title: name }));

test("a list goes by keys alone: through it, done, back, moved, renamed, put under another", async () => {
  const { server, stored } = showTasks(LETTERS);
  await expect.poll(titles).toBe("A b C d E");
  await expectAccessible();

  await userEvent.keyboard("jj");
  await expect.poll(focused).toBe("b");
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await expect.poll(titles).toBe("b A C d E");
  await expect.poll(focused).toBe("b");
  await expect.element(page.getByText("b, 1 of 5", { exact: true })).toBeInTheDocument();
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await expect.poll(titles).toBe("A b C d E");

  await userEvent.keyboard("{Alt>}{ArrowRight}{/Alt}");
  await expect.poll(() => title("b").element().closest("li")?.ariaLevel).toBe("2");
  await expect.poll(() => stored().find((task) => task.title === "b")?.parentId).toBeTruthy();
  await userEvent.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  await expect.poll(() => title("b").element().closest("li")?.ariaLevel).toBe("1");
  await expect.poll(focused).toBe("b");

  await userEvent.keyboard("e");
  await userEvent.keyboard("bee{Enter}");
  await expect.poll(titles).toBe("A bee C d E");
  await expect.poll(focused).toBe("bee");
  await userEvent.keyboard("2");
  await expect.poll(() => server.requestsOf(updateTaskContract).at(-1)?.body).toEqual({ priority: 2 });

  await userEvent.keyboard("x");
  await expect.poll(titles).toBe("A C d E");
  await expect.poll(focused).toBe("C");
  await userEvent.keyboard("z");
  await expect.poll(titles).toBe("A bee C d E");
  expect(server.requestsOf(reopenTaskContract)).toHaveLength(1);

  await userEvent.keyboard("{Delete}");
  await expect.poll(titles).toBe("A bee d E");
  await expect.poll(focused).toBe("d");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(titles).toBe("A bee C d E");
});

test("keys with modifiers and in fields do nothing to tasks (case 7)", async () => {
  const { server } = showTasks(LETTERS);
  await press(
    title("A"),
    "{Control>}x{/Control}{Control>}c{/Control}{Meta>}x{/Meta}{Alt>}x{/Alt}{Shift>}x{/Shift}",
  );
  await press(page.getByRole("textbox", { name: "Find in this list" }), "x1e");
  await expect.element(page.getByText("No open task fits this filter.")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await press(addField, "x1ei");
  await expect.element(addField).toHaveValue("x1ei");
  await expect.poll(titles).toBe("A b C d E");
  for (const contract of [completeTaskContract, updateTaskContract, moveTaskContract])
    expect(server.requestsOf(contract)).toEqual([]);
});

test("Enter adds at the end and goes on; what couldn't be added is in the field again", async () => {
  const { server } = showTasks([{ title: "A" }]);
  await expect.poll(titles).toBe("A");
  await userEvent.keyboard("n");
  await expect.element(addField).toHaveFocus();
  await userEvent.keyboard("Pay rent{Enter}Call Ben{Enter}");
  await expect.poll(titles).toBe("A Pay rent Call Ben");
  await expect.element(addField).toHaveFocus();
  const added = () => server.requestsOf(createTaskContract).map(({ body }) => body);
  await expect.poll(added).toEqual([{ title: "Pay rent" }, { title: "Call Ben" }]);
  server.answer(createTaskContract, () => {
    throw new AppError("conflict", "This list is full.");
  });
  await userEvent.keyboard("Too much{Enter}");
  await expect.element(page.getByText("This list is full.")).toBeVisible();
  await expect.element(addField).toHaveValue("Too much");
  await expect.poll(titles).toBe("A Pay rent Call Ben");
});

test("what is added quickly is sent one after the other, in the order in which it was typed", async () => {
  const { channel, server } = showTasks([{ title: "A" }]);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.answer(createTaskContract, async ({ body }) => {
    if (body.title === "First") await promise;
    return makeTask(channel.id, body.title === "First" ? 1 : 2, { title: body.title });
  });
  await expect.poll(titles).toBe("A");
  await userEvent.keyboard("n");
  await userEvent.keyboard("First{Enter}Second{Enter}");
  await expect.poll(titles).toBe("A First Second");
  expect(server.requestsOf(createTaskContract)).toHaveLength(1);
  resolve();
  await expect.poll(() => server.requestsOf(createTaskContract)).toHaveLength(2);
  await expect.poll(titles).toBe("A First Second");
});

test("what a refused act showed is taken back, with the reason", async () => {
  const { server } = showTasks(LETTERS);
  server.answer(moveTaskContract, () => {
    throw new AppError("conflict", "Tasks have 3 levels at most.");
  });
  await press(title("C"), "{Alt>}{ArrowUp}{/Alt}");
  await expect.element(page.getByText("Tasks have 3 levels at most.")).toBeVisible();
  await expect.poll(titles).toBe("A b C d E");
});

test("others' changes come live, and never undo what is under way", async () => {
  const { server, receive, put, idOf } = showTasks(LETTERS);
  await expect.poll(titles).toBe("A b C d E");
  receive(idOf("A"), { title: "Alpha" });
  await expect.poll(titles).toBe("Alpha b C d E");

  const { promise, resolve } = Promise.withResolvers<void>();
  server.answer(updateTaskContract, async ({ params }) => {
    await promise;
    return put(params.taskId, { title: "beta" });
  });
  await press(title("b"), "e");
  await userEvent.keyboard("beta{Enter}");
  await expect.poll(titles).toBe("Alpha beta C d E");
  receive(idOf("b"), { priority: 3 });
  await expect.element(list.getByRole("button", { name: "High", exact: true })).toBeInTheDocument();
  expect(titles()).toBe("Alpha beta C d E");
  resolve();
  await expect.poll(() => idOf("beta")).toBeTruthy();
  expect(titles()).toBe("Alpha beta C d E");
});

const find = page.getByRole("textbox", { name: "Find in this list" });
const titleField = list.getByRole("textbox", { name: "Title" });

test("the focus stays where one clicks while a title is edited", async () => {
  const { idOf } = showTasks(LETTERS);
  await press(title("b"), "e");
  await userEvent.keyboard("bee");
  await find.click();
  await expect.poll(() => idOf("bee")).toBeTruthy();
  await userEvent.keyboard("x");
  // Its name goes on with what it holds.
  const sameField = page.getByPlaceholder("Find", { exact: true });
  await expect.element(sameField).toHaveFocus();
  await expect.element(sameField).toHaveValue("x");
});

test("leaving a title as it was keeps another's new one", async () => {
  const { server, receive, idOf } = showTasks(LETTERS);
  await press(title("b"), "e");
  await expect.element(titleField).toHaveFocus();
  receive(idOf("b"), { title: "beta" });
  receive(idOf("C"), { title: "Gamma" });
  await expect.element(title("Gamma")).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.poll(titles).toBe("A beta Gamma d E");
  expect(server.requestsOf(updateTaskContract)).toEqual([]);
});

test("what is older than a task's end doesn't put it back; its restoring does", async () => {
  const { announce, stored } = showTasks(LETTERS);
  await expect.poll(titles).toBe("A b C d E");
  const [a, b, c] = stored() as [Task, Task, Task];
  announce([{ ...a, completedAt: "2026-11-21T09:00:00.000Z", completedBy: me.id, revision: 3 }]);
  announce([], [b.id]);
  await expect.poll(titles).toBe("C d E");
  announce([
    { ...a, revision: 2 },
    { ...b, revision: 2 },
  ]);
  announce([{ ...c, title: "Gamma", revision: 2 }]);
  await expect.poll(titles).toBe("Gamma d E");
  announce([{ ...b, revision: 3 }]);
  await expect.poll(titles).toBe("b Gamma d E");
});

test("a title that is edited stays in its place, though it scrolls out of view", async () => {
  const { server } = showTasks(Array.from({ length: 1_000 }, () => ({})));
  await press(title("Task 2"), "e");
  await userEvent.keyboard("half");
  const box = list.element().parentElement!;
  const height = box.scrollHeight;
  box.scrollTop = 20_000;
  await expect.element(title("Task 560")).toBeInTheDocument();
  expect(box.scrollHeight).toBe(height);
  await expect.element(titleField).toHaveFocus();
  box.scrollTop = 0;
  await expect.element(title("Task 1")).toBeVisible();
  await userEvent.keyboard(" of it{Enter}");
  await expect.element(title("half of it")).toBeVisible();
  expect(server.requestsOf(updateTaskContract).map(({ body }) => body)).toEqual([{ title: "half of it" }]);
});

test("a title that is edited stays while somebody completes its task, and what was refused is kept", async () => {
  const { server, receive, idOf, stored } = showTasks(LETTERS);
  const id = idOf("b");
  await press(title("b"), "e");
  await userEvent.keyboard("bet");
  receive(id, { completedAt: "2026-11-21T09:00:00.000Z", completedBy: me.id });
  receive(idOf("C"), { title: "Gamma" });
  await expect.element(title("Gamma")).toBeVisible();
  await userEvent.keyboard("a{Enter}");
  await expect.poll(() => stored().find((task) => task.id === id)?.title).toBe("beta");
  await expect.poll(titles).toBe("A Gamma d E");

  server.answer(updateTaskContract, () => {
    throw new AppError("conflict", "Not now.");
  });
  await press(title("d"), "e");
  await userEvent.keyboard("delta{Enter}");
  await expect.element(page.getByText("Not now.")).toBeVisible();
  await press(title("d"), "e");
  await expect.element(titleField).toHaveValue("delta");
  await userEvent.keyboard("{Escape}");
  await press(title("d"), "e");
  await expect.element(titleField).toHaveValue("d");
});

test("a filter hides tasks, and moving counts in the whole list (case 6)", async () => {
  const label = { id: newId(), channelId: newId(), name: "home", color: "blue" as const };
  const { server, idOf } = showTasks(
    LETTERS.map((task) => (task.title === task.title.toUpperCase() ? { ...task, assignees: [me.id] } : task)),
    { labels: [label] },
  );
  await page.getByRole("button", { name: "Mine" }).click();
  await expect.poll(titles).toBe("A C E");
  await press(title("E"), "{Alt>}{ArrowUp}{/Alt}");
  await expect.poll(titles).toBe("A E C");
  await page.getByRole("button", { name: "Mine" }).click();
  await expect.poll(titles).toBe("A E b C d");
  expect(server.requestsOf(moveTaskContract).at(-1)?.body).toEqual({ parentId: null, afterId: idOf("A") });
});

test("a task is moved to a place that is chosen by name, and its facts by their keys", async () => {
  const { server, idOf } = showTasks(LETTERS);
  await press(title("A"), "m");
  await expect.element(page.getByRole("combobox", { name: "Find a place" })).toHaveFocus();
  await userEvent.keyboard("After d{Enter}");
  await expect.poll(titles).toBe("b C d A E");
  await expect.poll(focused).toBe("A");
  expect(server.requestsOf(moveTaskContract).at(-1)?.body).toEqual({ parentId: null, afterId: idOf("d") });
  await userEvent.keyboard("d");
  await page.getByRole("dialog", { name: "Due" }).getByRole("button", { name: "Today", exact: true }).click();
  await expect.element(list.getByRole("button", { name: "Due: Today" })).toBeVisible();
  await expectAccessible();
});

test("who may only read sees what is done, and changes nothing", async () => {
  const done = { completedAt: "2026-11-21T09:00:00.000Z", completedBy: me.id };
  const { server } = showTasks([{ title: "A" }, { title: "Z", ...done }], VIEWER);
  const box = list.getByRole("checkbox", { name: "A: done" });
  await expect.element(box).toBeDisabled();
  await expect.element(addField).not.toBeInTheDocument();
  await press(title("A"), "x{Delete}e1");
  await page.getByRole("button", { name: "Done", exact: true }).click();
  const other = list.getByRole("checkbox", { name: "Z: done" });
  await expect.element(other).toBeChecked();
  await expect.element(other).toBeDisabled();
  await expectAccessible();
  for (const contract of [completeTaskContract, updateTaskContract])
    expect(server.requestsOf(contract)).toEqual([]);
});

test("ten thousand tasks draw few rows, scroll to the last by a key and are found by a word", async () => {
  showTasks(Array.from({ length: 10_000 }, () => ({})));
  await expect.element(title("Task 1")).toBeVisible();
  expect(document.querySelectorAll("[data-task]").length).toBeLessThan(120);
  await press(title("Task 1"), "{End}");
  await expect.poll(focused).toBe("Task 10000");
  await userEvent.keyboard("k");
  await expect.poll(focused).toBe("Task 9999");
  await page.getByRole("textbox", { name: "Find in this list" }).fill("Task 777");
  await expect.poll(() => document.querySelectorAll("[data-task]").length).toBe(11);
});

test("a task is dragged to another place, with what is under it, and back by undo (cases 6, 23)", async () => {
  const { server } = showTasks(LETTERS);
  await expect.poll(titles).toBe("A b C d E");
  await title("E").hover();
  await expect.poll(() => document.querySelectorAll("[data-drag=ready]").length).toBe(1);
  await title("E").dropTo(title("C"), { targetPosition: { x: 5, y: 2 } });
  await expect.poll(titles).toBe("A b E C d");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(titles).toBe("A b C d E");
  const moves = server.requestsOf(moveTaskContract).length;
  await title("E").dropTo(title("E"));
  expect(server.requestsOf(moveTaskContract)).toHaveLength(moves);

  await page.getByRole("button", { name: "Sort" }).click();
  await page.getByRole("menuitemradio", { name: "Newest" }).click();
  await userEvent.keyboard("{Escape}");
  await title("E").dropTo(title("C"));
  await expect.element(page.getByText(/^The list is sorted\./)).toBeVisible();
  expect(server.requestsOf(moveTaskContract)).toHaveLength(moves);
});

test("a task that is dropped into another group becomes what the group is", async () => {
  const { server } = showTasks([{ title: "A", priority: 3 }, { title: "b" }]);
  await page.getByRole("button", { name: "Group" }).click();
  await page.getByRole("menuitemradio", { name: "Priority" }).click();
  await userEvent.keyboard("{Escape}");
  await expect.poll(titles).toBe("A b");
  await title("b").hover();
  await expect.poll(() => document.querySelectorAll("[data-drag=ready]").length).toBe(1);
  await title("b").dropTo(title("A"));
  await expect.poll(() => server.requestsOf(updateTaskContract).at(-1)?.body).toEqual({ priority: 3 });
});
