import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { AppError } from "@/lib/http/errors";
import { createLabelContract, deleteLabelContract } from "@/lib/labels/contract";
import {
  completeTaskContract,
  createTaskContract,
  deleteTaskContract,
  moveTaskContract,
  reopenTaskContract,
  restoreTaskContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import type { Task } from "@/lib/tasks/schema";
import { makeTask, showTasks, VIEWER } from "./setup/fake-tasks";
import { me, newId } from "./setup/people";
import { press } from "./setup/screen";
import { expectAccessible } from "./setup/stage";
import { addField, focused, LETTERS, list, title, titles } from "./setup/task-screen";

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

test("taking back a task that was added takes its new label along, and brings it back", async () => {
  const { channel, server } = showTasks([{ title: "A" }]);
  const labelId = newId();
  server.answer(createTaskContract, ({ body }) =>
    makeTask(channel.id, 1, { title: body.title, labels: [labelId] }),
  );
  server.answer(deleteTaskContract, () => undefined as never);
  server.answer(deleteLabelContract, () => undefined as never);
  await expect.poll(titles).toBe("A");
  await userEvent.keyboard("n");
  await userEvent.keyboard("Buy #shop");
  await expect.element(page.getByRole("button", { name: /^New label “shop”/ })).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => server.requestsOf(createTaskContract)).toHaveLength(1);
  await userEvent.keyboard("{Escape}");
  await userEvent.keyboard("z");
  await expect
    .poll(() => server.requestsOf(deleteLabelContract))
    .toMatchObject([{ params: { labelId }, query: { unused: "true" } }]);
  const again = newId();
  const restored = makeTask(channel.id, 1, { title: "Buy" });
  server.answer(restoreTaskContract, () => restored);
  server.answer(createLabelContract, () => ({
    id: again,
    channelId: channel.id,
    name: "shop",
    color: "red" as const,
  }));
  server.answer(updateTaskContract, () => ({ ...restored, labels: [again] }));
  await userEvent.keyboard("z");
  await expect
    .poll(() => server.requestsOf(updateTaskContract))
    .toMatchObject([{ params: { taskId: restored.id }, body: { labels: [again] } }]);
});
