import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { TaskSlot } from "@/components/tasks/panel/task-slot";
import { openTask } from "@/components/tasks/task-place";
import { AppError } from "@/lib/http/errors";
import { labelsQuery } from "@/lib/labels/queries";
import {
  completeTaskContract,
  createTaskContract,
  getTaskContract,
  listTasksContract,
  moveTaskContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import { openTasksQuery } from "@/lib/tasks/queries";
import type { Task, TaskDetails } from "@/lib/tasks/schema";
import { compareTasks } from "@/lib/tasks/task-list";
import { channelPath } from "@/lib/workspaces/paths";
import { makeTask } from "./setup/fake-tasks";
import { currentPath } from "./setup/next-navigation";
import { makeTreeChannel, me, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const channel = makeTreeChannel({ type: "TODO", name: "House" });
const title = page.getByRole("textbox", { name: "Title" });
const notes = page.getByRole("textbox", { name: "Notes" });
const subtask = (name: string) => page.getByRole("list", { name: "Subtasks" }).getByRole("button", { name });
const edit = () => page.getByRole("button", { name: "Edit the notes" }).click();
const closePanel = () => page.getByRole("button", { name: "Close panel" }).click();
const conflict = page.getByRole("alert").filter({ hasText: "Edited on another device meanwhile" });

type Given = Partial<TaskDetails>[];

/** A list of tasks with the first one open beside it, and a server that keeps them. */
function showPanel(given: Given, shown = channel) {
  let tasks: TaskDetails[] = given.map((parts, index) => ({
    ...makeTask(shown.id, index, parts),
    notes: "",
    ...parts,
  }));
  const server = fakeServer();
  /** What every change waits for. */
  let gate = Promise.resolve();
  function find(id: string) {
    const task = tasks.find((one) => one.id === id);
    if (!task) throw new AppError("not_found", "There is no such task.");
    return task;
  }
  function put(id: string, change: Partial<TaskDetails>): TaskDetails {
    const before = find(id);
    const after = { ...before, ...change, revision: before.revision + 1 };
    tasks = tasks.map((one) => (one.id === id ? after : one));
    return after;
  }
  const light = ({ notes: text, ...task }: TaskDetails): Task => ({ ...task, hasNotes: text !== "" });

  server.answer(getTaskContract, ({ params }) => find(params.taskId));
  server.answer(listTasksContract, ({ query }) => ({
    items: tasks
      .filter(({ parentId, completedAt }) => (query?.parentId ? parentId === query.parentId : !completedAt))
      .map(light)
      .sort(compareTasks),
    nextCursor: null,
  }));
  server.answer(updateTaskContract, async ({ params, body }) => {
    await gate;
    const {
      due: _,
      repeat: __,
      notesRevision,
      ...change
    } = body as { due?: never; repeat?: never } & typeof body;
    const stored = find(params.taskId);
    if (change.notes === undefined || change.notes === stored.notes) return light(put(params.taskId, change));
    if (notesRevision !== stored.notesRevision)
      throw new AppError("conflict", "These notes were changed.", { task: stored });
    return light(put(params.taskId, { ...change, notesRevision: stored.notesRevision + 1 }));
  });
  server.answer(completeTaskContract, ({ params }) => ({
    task: light(put(params.taskId, { completedAt: new Date().toISOString(), completedBy: me.id })),
    next: null,
  }));
  server.answer(createTaskContract, ({ body }) => {
    const made = {
      ...makeTask(shown.id, tasks.length, { title: body.title, parentId: body.parentId ?? null }),
    };
    tasks = [...tasks, { ...made, notes: "" }];
    return made;
  });
  server.answer(moveTaskContract, ({ params, body }) => {
    const { position } = find(body.afterId ?? "") ?? {};
    return light(put(params.taskId, { position: `${position}V` }));
  });

  const [first] = tasks;
  const view = showWorkspace({
    channels: [shown],
    page: <TaskSlot channel={shown} />,
    path: `${channelPath(WORKSPACE.slug, shown.id)}?task=${first?.id}`,
  });
  view.client.setQueryData(openTasksQuery(shown.id).queryKey, tasks.map(light));
  view.client.setQueryData(labelsQuery(shown.id).queryKey, []);
  const announce = (task: TaskDetails) =>
    view.receive("tasks.changed", { channelId: shown.id, tasks: [light(task)], deletedIds: [] });
  return {
    ...view,
    idOf: (name: string) => tasks.find((task) => task.title === name)?.id ?? "",
    stored: (id: string) => find(id),
    ofServer: () => tasks,
    /** Somebody else's change. */
    change: (id: string, parts: Partial<TaskDetails>) => announce(put(id, parts)),
    remove(id: string) {
      tasks = tasks.filter((task) => task.id !== id);
      view.receive("tasks.changed", { channelId: shown.id, tasks: [], deletedIds: [id] });
    },
    /** Changes wait until the returned function is called. */
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
  };
}

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

test("what is being saved lands in its own task, whichever is open by then", async () => {
  const { hold, idOf, stored } = showPanel([
    { title: "A", notes: "Notes of A" },
    { title: "B", notes: "Notes of B" },
  ]);
  const [a, b] = [idOf("A"), idOf("B")];
  const release = hold();
  await edit();
  await notes.fill("New notes of A");
  await title.fill("New A");
  openTask(b);
  await expect.element(title).toHaveValue("B");
  release();
  await expect.poll(() => [stored(a).title, stored(a).notes]).toEqual(["New A", "New notes of A"]);
  await expect.element(title).toHaveValue("B");
  await expect.element(page.getByText("Notes of B", { exact: true })).toBeVisible();
  expect(stored(b)).toMatchObject({ title: "B", notes: "Notes of B", notesRevision: 0 });
  openTask(a);
  await expect.element(page.getByText("New notes of A")).toBeVisible();
  await expect.element(title).toHaveValue("New A");
});

test("words that couldn't be saved are there again", async () => {
  const { idOf, stored } = showPanel([{ title: "A" }, { title: "B" }]);
  const [a, b] = [idOf("A"), idOf("B")];
  fakeServer().answer(updateTaskContract, () => {
    throw new AppError("unavailable", "The server is busy.");
  });
  await page.getByRole("button", { name: "Add notes…" }).click();
  await notes.fill("half a thought");
  await page.getByRole("textbox", { name: "Add a subtask" }).fill("half a step");
  await closePanel();
  openTask(b);
  await expect.element(title).toHaveValue("B");
  await expect.element(page.getByRole("textbox", { name: "Add a subtask" })).toHaveValue("");
  openTask(a);
  await expect.element(notes).toHaveValue("half a thought");
  await expect.element(page.getByRole("textbox", { name: "Add a subtask" })).toHaveValue("half a step");
  expect(stored(a).notes).toBe("");
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

test("notes of two people: both are offered", async () => {
  const { change, idOf, stored } = showPanel([{ title: "A", notes: "Before" }]);
  const id = idOf("A");
  await edit();
  await notes.fill("Mine");
  change(id, { notes: "Theirs", notesRevision: 1 });
  await expect.element(conflict.getByText("Theirs")).toBeVisible();
  await expectAccessible();
  await title.click();
  await expect.element(notes).toHaveValue("Mine");
  expect(stored(id).notes).toBe("Theirs");
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(() => stored(id)).toMatchObject({ notes: "Mine", notesRevision: 2 });
  await expect.element(notes).not.toBeInTheDocument();
});

test("what was written for a task that is deleted meanwhile is kept", async () => {
  const { remove, idOf } = showPanel([{ title: "A" }]);
  await page.getByRole("button", { name: "Add notes…" }).click();
  await notes.fill("half a thought");
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
