import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import * as Y from "yjs";
import { TaskSlot } from "@/components/tasks/panel/task-slot";
import { openTask } from "@/components/tasks/task-place";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { getMissedContract } from "@/lib/documents/visits/contract";
import { AppError } from "@/lib/http/errors";
import { labelsQuery } from "@/lib/labels/queries";
import { createRealtimeTokenContract } from "@/lib/realtime/contract";
import {
  completeTaskContract,
  createTaskContract,
  getTaskContract,
  listTasksContract,
  moveTaskContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import { openDescriptionContract } from "@/lib/tasks/description/contract";
import { openTasksQuery, taskQuery } from "@/lib/tasks/queries";
import type { Task, TaskDetails } from "@/lib/tasks/schema";
import { compareTasks } from "@/lib/tasks/task-list";
import { channelPath } from "@/lib/workspaces/paths";
import { startFakeDocumentNode } from "./setup/fake-document-node";
import { makeTask } from "./setup/fake-tasks";
import { currentPath } from "./setup/next-navigation";
import { makeTreeChannel, me, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const channel = makeTreeChannel({ type: "TODO", name: "House" });
const title = page.getByRole("textbox", { name: "Title" });
const notesOf = (task: string) => page.getByRole("textbox", { name: `Notes of ${task}`, exact: true });
const subtask = (name: string) => page.getByRole("list", { name: "Subtasks" }).getByRole("button", { name });
const edit = () => page.getByRole("button", { name: "Edit the notes" }).click();
const closePanel = () => page.getByRole("button", { name: "Close panel" }).click();

type Given = Partial<TaskDetails>[];

/** A list of tasks with the first one open beside it, and a server that keeps them. */
function showPanel(given: Given, shown = channel) {
  let tasks: TaskDetails[] = given.map((parts, index) => ({
    ...makeTask(shown.id, index, parts),
    ...{ notes: "", documentId: null },
    ...parts,
  }));
  const server = fakeServer();
  const node = startFakeDocumentNode();
  const { url } = window.realtimeNode;
  server.answer(createRealtimeTokenContract, () => ({ token: "token", url, port: 1 }));
  server.answer(openDescriptionContract, ({ params }) => {
    const { notes: text } = put(params.taskId, { documentId: params.taskId });
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(text)]);
    const doc = new Y.Doc();
    doc.getXmlFragment(DOCUMENT_FIELD).insert(0, [paragraph]);
    node.documents.set(params.taskId, doc);
    return { documentId: params.taskId };
  });
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
  const light = ({ notes: text, documentId: _, ...task }: TaskDetails): Task => ({
    ...task,
    hasNotes: text !== "",
  });

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
    const { due: _, repeat: __, ...change } = body as { due?: never; repeat?: never } & typeof body;
    return light(put(params.taskId, change));
  });
  server.answer(completeTaskContract, ({ params }) => ({
    task: light(put(params.taskId, { completedAt: new Date().toISOString(), completedBy: me.id })),
    next: null,
  }));
  server.answer(createTaskContract, ({ body }) => {
    const made = {
      ...makeTask(shown.id, tasks.length, { title: body.title, parentId: body.parentId ?? null }),
    };
    tasks = [...tasks, { ...made, notes: "", documentId: null }];
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
    node,
    noteText: (id: string) => node.documents.get(id)?.getXmlFragment(DOCUMENT_FIELD).toString(),
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
  const { hold, idOf, stored, noteText } = showPanel([
    { title: "A", notes: "Notes of A" },
    { title: "B", notes: "Notes of B" },
  ]);
  const [a, b] = [idOf("A"), idOf("B")];
  const release = hold();
  await edit();
  await expect.element(notesOf("A")).toHaveFocus();
  await userEvent.keyboard(" and more");
  await title.fill("New A");
  openTask(b);
  await expect.element(title).toHaveValue("B");
  release();
  await expect.poll(() => stored(a).title).toBe("New A");
  await expect.poll(() => noteText(a)).toContain("Notes of A and more");
  await expect.element(title).toHaveValue("B");
  await expect.element(page.getByText("Notes of B", { exact: true })).toBeVisible();
  expect(stored(b)).toMatchObject({ title: "B", notes: "Notes of B", documentId: null });
  openTask(a);
  await expect.element(notesOf("New A")).toHaveTextContent("Notes of A and more");
  await expect.element(title).toHaveValue("New A");
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

test("two people write in the notes at once; Escape leaves them, then closes the panel", async () => {
  const { node, idOf, noteText } = showPanel([{ title: "A" }]);
  const id = idOf("A");
  await page.getByRole("button", { name: "Add notes…" }).click();
  await expect.element(notesOf("A")).toHaveFocus();
  await userEvent.keyboard("Mine");
  await expect.poll(() => noteText(id)).toContain("Mine");
  node.edit(id, (doc) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText("Theirs")]);
    doc.getXmlFragment(DOCUMENT_FIELD).insert(0, [paragraph]);
  });
  await expect.element(notesOf("A")).toHaveTextContent("TheirsMine");
  await expectAccessible();
  // What one missed, comments and the find bar are of documents alone.
  expect(fakeServer().requestsOf(getMissedContract)).toHaveLength(0);
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("region", { name: "A", exact: true })).toHaveFocus();
  await expect.element(title).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(title).not.toBeInTheDocument();
  expect(currentPath()).not.toContain("task=");
});

test("while the editor of the notes is on its way, the panel has the focus", async () => {
  const { node, client, idOf } = showPanel([{ title: "A" }]);
  const sheet = page.getByRole("region", { name: "A", exact: true });
  const add = page.getByRole("button", { name: "Add notes…" });
  node.refuse = () => "signed-out";
  await add.click();
  await expect.element(add).not.toBeInTheDocument();
  await expect.element(sheet).toHaveFocus();
  // A read from before doesn't know the document yet.
  client.setQueryData(
    taskQuery(channel.id, idOf("A")).queryKey,
    (task) => task && { ...task, documentId: null },
  );
  await add.click();
  await expect.element(add).not.toBeInTheDocument();
});

test("in notes on a phone, the toolbar stays while it sets a link and its menu is open", async () => {
  await page.viewport(390, 800);
  const { noteText, idOf } = showPanel([{ title: "A", notes: "boat" }]);
  const id = idOf("A");
  const toolbar = page.getByRole("toolbar", { name: "Formatting" });
  await edit();
  await expect.element(toolbar).toBeVisible();
  await userEvent.keyboard("{Shift>}{Home}{/Shift}");
  await toolbar.getByRole("button", { name: "Link", exact: true }).click();
  await expect.element(page.getByRole("textbox", { name: "Address of the link" })).toHaveFocus();
  await userEvent.keyboard("example.org{Enter}");
  await expect.poll(() => noteText(id)).toContain("https://example.org");
  await toolbar.getByRole("button", { name: "Block", exact: true }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect.poll(() => noteText(id)?.match(/boat/g)).toHaveLength(2);
  await expect.element(notesOf("A")).toHaveFocus();
  await title.click();
  await expect.element(toolbar).not.toBeInTheDocument();
});

test("the toolbar over selected notes is no wider than the panel", async () => {
  await page.viewport(1280, 800);
  showPanel([{ title: "A", notes: "boat" }]);
  await edit();
  await expect.element(notesOf("A")).toHaveFocus();
  await userEvent.keyboard("{Shift>}{Home}{/Shift}");
  const toolbar = page.getByRole("toolbar", { name: "Format selection" });
  await expect.element(toolbar).toBeVisible();
  const around = notesOf("A").element().getBoundingClientRect();
  const edges = () => toolbar.element().getBoundingClientRect();
  await expect.poll(() => edges().left >= around.left && edges().right <= around.right).toBe(true);
});

test("notes that can't be begun stay as they are", async () => {
  const { stored, idOf } = showPanel([{ title: "A", notes: "Before" }]);
  fakeServer().answer(openDescriptionContract, () => {
    throw new AppError("unavailable", "The server is busy.");
  });
  await edit();
  await expect.element(page.getByText("The server is busy.")).toBeVisible();
  await expect.element(page.getByText("Before", { exact: true })).toBeVisible();
  expect(stored(idOf("A")).documentId).toBeNull();
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
