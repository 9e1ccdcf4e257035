import { readersQuery } from "@/lib/channels/queries";
import { AppError } from "@/lib/http/errors";
import { listLabelsContract } from "@/lib/labels/contract";
import { labelsQuery } from "@/lib/labels/queries";
import type { Label } from "@/lib/labels/schema";
import type { ChannelRole } from "@/lib/permissions";
import {
  completeTaskContract,
  createTaskContract,
  deleteTaskContract,
  listTasksContract,
  moveTaskContract,
  reopenTaskContract,
  restoreTaskContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import { openTasksQuery } from "@/lib/tasks/queries";
import type { Task } from "@/lib/tasks/schema";
import { compareTasks } from "@/lib/tasks/task-list";
import { makeTreeChannel, me, newId } from "./people";
import { fakeServer } from "./stage";
import { showWorkspace } from "./workspace";

type TreeParts = Parameters<typeof makeTreeChannel>[0];

/** A list of Ada's with so many tasks, and a server that keeps them. */
export function showTasks(
  given: Partial<Task>[],
  { labels = [], ...parts }: TreeParts & { labels?: Label[] } = {},
) {
  const channel = makeTreeChannel({ type: "TODO", name: "House", ...parts });
  let tasks = given.map((task, index) => makeTask(channel.id, index, task));
  let deleted: Task[] = [];
  const server = fakeServer();
  const open = () => tasks.filter(({ completedAt }) => !completedAt).sort(compareTasks);

  function find(taskId: string): Task {
    const task = tasks.find(({ id }) => id === taskId);
    if (!task) throw new AppError("not_found", "This task was deleted.");
    return task;
  }
  function put(taskId: string, change: Partial<Task>): Task {
    const before = find(taskId);
    const task = { ...before, ...change, revision: before.revision + 1 };
    tasks = tasks.map((other) => (other === before ? task : other));
    return task;
  }
  /** Keys of numbers, which suffices for a test. */
  function positionOf(parentId: string | null, afterId: string | null | undefined, movedId?: string): string {
    const siblings = tasks
      .filter((task) => task.parentId === parentId && task.id !== movedId)
      .sort(compareTasks);
    const at = afterId === undefined ? siblings.length - 1 : siblings.findIndex(({ id }) => id === afterId);
    const [before, after] = [siblings[at], siblings[at + 1]];
    const low = before ? Number.parseFloat(before.position.slice(1)) : 0;
    const high = after ? Number.parseFloat(after.position.slice(1)) : low + 2000;
    return `a${String((low + high) / 2).padStart(12, "0")}`;
  }

  server.answer(listTasksContract, ({ query }) => ({
    items:
      String(query.done) === "true"
        ? tasks.filter(({ completedAt, due }) => completedAt && (!query.dueFrom || isOnDay(due, query)))
        : open(),
    nextCursor: null,
  }));
  server.answer(listLabelsContract, () => ({ items: labels, nextCursor: null }));
  server.answer(createTaskContract, ({ body }) => {
    const { afterId, parentId = null, title } = body;
    const task = makeTask(channel.id, 0, { title, parentId, position: positionOf(parentId, afterId) });
    tasks = [...tasks, { ...task, assignees: body.assignees ?? [], labels: body.labels ?? [] }];
    return tasks.at(-1)!;
  });
  server.answer(updateTaskContract, ({ params, body }) => {
    const { notes: _, due, repeat: __, ...fields } = body;
    const stored = due && { on: due.on, time: due.time ?? null, timeZone: due.timeZone ?? null, at: null };
    return put(params.taskId, { ...fields, ...(stored !== undefined && { due: stored }) });
  });
  server.answer(moveTaskContract, ({ params, body }) => {
    const { parentId = find(params.taskId).parentId, afterId } = body;
    return put(params.taskId, { parentId, position: positionOf(parentId, afterId, params.taskId) });
  });
  server.answer(completeTaskContract, ({ params }) => ({
    task: put(params.taskId, { completedAt: new Date().toISOString(), completedBy: me.id }),
    next: null,
  }));
  server.answer(reopenTaskContract, ({ params }) => ({
    task: put(params.taskId, { completedAt: null, completedBy: null }),
    next: null,
  }));
  server.answer(deleteTaskContract, ({ params }) => {
    deleted = [...deleted, find(params.taskId)];
    tasks = tasks.filter(({ id }) => id !== params.taskId);
    return undefined as never;
  });
  server.answer(restoreTaskContract, ({ params }) => {
    const before = deleted.find(({ id }) => id === params.taskId)!;
    const task = { ...before, revision: before.revision + 2 };
    tasks = [...tasks, task];
    return task;
  });

  const { client, receive } = showWorkspace({ channels: [channel] });
  client.setQueryData(openTasksQuery(channel.id).queryKey, open());
  client.setQueryData(labelsQuery(channel.id).queryKey, labels);
  client.setQueryData(readersQuery(channel.id).queryKey, { items: [], nextCursor: null, count: 2 });
  return {
    client,
    channel,
    server,
    put,
    stored: () => tasks,
    /** Says of tasks what the server does, at any time. */
    announce(changed: Task[], deletedIds: string[] = []) {
      receive("tasks.changed", { channelId: channel.id, tasks: changed, deletedIds });
    },
    /** Changes tasks as somebody else does. */
    receive(taskId: string, change: Partial<Task>) {
      receive("tasks.changed", { channelId: channel.id, tasks: [put(taskId, change)], deletedIds: [] });
    },
    idOf: (title: string) => tasks.find((task) => task.title === title)?.id ?? "",
  };
}

const isOnDay = (due: Task["due"], { dueFrom = "", dueTo = "" }: { dueFrom?: string; dueTo?: string }) =>
  due !== null && due.on >= dueFrom && due.on <= dueTo;

export const VIEWER = { role: "VIEWER" as ChannelRole, actions: ["channel.read" as const] };

export function makeTask(channelId: string, index: number, parts: Partial<Task> = {}): Task {
  return {
    id: newId(),
    channelId,
    parentId: null,
    columnId: null,
    title: `Task ${index + 1}`,
    position: `a${String((index + 1) * 1000).padStart(12, "0")}`,
    due: null,
    repeat: null,
    priority: 0,
    labels: [],
    assignees: [],
    completedAt: null,
    completedBy: null,
    archivedAt: null,
    hasNotes: false,
    notesRevision: 0,
    subtasks: 0,
    openSubtasks: 0,
    attachmentCount: 0,
    cover: null,
    commentCount: 0,
    revision: 1,
    createdAt: "2026-11-20T09:00:00.000Z",
    createdBy: me.id,
    ...parts,
  };
}
