import { page } from "vitest/browser";
import * as Y from "yjs";
import TaskPage from "@/components/tasks/panel/task-page";
import { TaskSlot } from "@/components/tasks/panel/task-slot";
import { taskPagePath, taskPath } from "@/components/tasks/task-place";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
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
import { openTasksQuery } from "@/lib/tasks/queries";
import type { Task, TaskDetails } from "@/lib/tasks/schema";
import { compareTasks } from "@/lib/tasks/task-list";
import { startFakeDocumentNode } from "./fake-document-node";
import { makeTask } from "./fake-tasks";
import { makeTreeChannel, me, WORKSPACE } from "./people";
import { fakeServer } from "./stage";
import { showWorkspace } from "./workspace";

const channel = makeTreeChannel({ type: "TODO", name: "House" });

export const title = page.getByRole("textbox", { name: "Title" });
export const notesOf = (task: string) => page.getByRole("textbox", { name: `Notes of ${task}`, exact: true });
export const edit = () => page.getByRole("button", { name: "Edit the notes" }).click();

type Given = Partial<TaskDetails>[];

/** A list of tasks with the first one open beside it or as a page, and a server that keeps them. */
export function showPanel(given: Given, shown = channel, layout: "panel" | "page" = "panel") {
  let tasks: TaskDetails[] = given.map((parts, index) => ({
    ...makeTask(shown.id, index, parts),
    ...{ notes: "", documentId: null },
    ...parts,
  }));
  const server = fakeServer();
  const node = startFakeDocumentNode();
  const { url } = window.realtimeNode;
  server.answer(createRealtimeTokenContract, () => ({ token: "token", url, port: 1, pusher: null }));
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
    page:
      layout === "page" ? (
        <TaskPage channel={shown} taskId={first?.id ?? ""} />
      ) : (
        <TaskSlot channel={shown} />
      ),
    path:
      layout === "page"
        ? taskPagePath(WORKSPACE.slug, { id: first?.id ?? "", channelId: shown.id })
        : taskPath(WORKSPACE.slug, shown.id, first?.id ?? ""),
  });
  view.client.setQueryData(openTasksQuery(shown.id).queryKey, tasks.map(light));
  view.client.setQueryData(labelsQuery(shown.id).queryKey, []);
  const announce = (task: TaskDetails) =>
    view.receive("tasks.changed", { channelId: shown.id, tasks: [light(task)], deletedIds: [] });
  return {
    ...view,
    channel: shown,
    idOf: (name: string) => tasks.find((task) => task.title === name)?.id ?? "",
    put,
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
