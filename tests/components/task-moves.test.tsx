import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { moveTaskContract, updateTaskContract } from "@/lib/tasks/contract";
import { showTasks } from "./setup/fake-tasks";
import { me, newId } from "./setup/people";
import { press } from "./setup/screen";
import { expectAccessible } from "./setup/stage";
import { focused, LETTERS, list, title, titles } from "./setup/task-screen";

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

test("within a group Alt+arrows and a drag move a task past those of the group, and others keep their places", async () => {
  const { server, idOf } = showTasks(LETTERS.map((task, at) => ({ ...task, priority: at % 2 ? 3 : 0 })));
  await page.getByRole("button", { name: "Group" }).click();
  await page.getByRole("menuitemradio", { name: "Priority" }).click();
  await userEvent.keyboard("{Escape}");
  await expect.poll(titles).toBe("b d A C E");
  await press(title("E"), "{Alt>}{ArrowUp}{/Alt}");
  await expect.poll(titles).toBe("b d A E C");
  await expect.poll(focused).toBe("E");
  expect(server.requestsOf(moveTaskContract).at(-1)?.body).toEqual({ parentId: null, afterId: idOf("A") });
  await userEvent.keyboard("{Alt>}{ArrowUp}{ArrowUp}{/Alt}");
  await expect.poll(titles).toBe("b d E A C");
  expect(server.requestsOf(moveTaskContract)).toHaveLength(2);

  await title("C").hover();
  await expect.poll(() => document.querySelectorAll("[data-drag=ready]").length).toBe(1);
  await title("C").dropTo(title("A"), { targetPosition: { x: 5, y: 2 } });
  await expect.poll(titles).toBe("b d E C A");
  await page.getByRole("toolbar", { name: "View" }).getByRole("button", { name: "Priority" }).click();
  await page.getByRole("menuitemradio", { name: "No groups" }).click();
  await userEvent.keyboard("{Escape}");
  await expect.poll(titles).toBe("E C A b d");
});
