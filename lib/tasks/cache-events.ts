import type { QueryClient } from "@tanstack/react-query";
import { patchQueries } from "@/lib/http/patch-queries";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import type { ServerEvent } from "@/lib/realtime/events";
import { latestTasks } from "./latest-tasks";
import {
  archivedTasksQuery,
  cardsQuery,
  doneTasksQuery,
  openTasksQuery,
  taskKeys,
  taskQuery,
} from "./queries";
import type { Task, TaskDetails } from "./schema";
import { changeList } from "./task-list";

export function bindTaskEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("tasks.changed", (change) => void changeCaches(client, change));
  // So many that the event doesn't carry them: mine may be among them, and what a panel shows.
  socket.on("tasks.repositioned", ({ channelId }) =>
    invalidate(client, taskKeys.ofChannel(channelId), taskKeys.tasksOf(channelId), taskKeys.mine),
  );
  socket.on("label.deleted", ({ id, channelId }) => {
    const without = ({ labels }: Task) => ({ labels: labels.filter((label) => label !== id) });
    patchTasks(client, channelId, ({ labels }) => labels.includes(id), without);
    invalidate(client, doneTasksQuery(channelId).queryKey, archivedTasksQuery(channelId).queryKey);
  });
  // The comments on a task have its id as their thread.
  socket.on("message.patched", ({ id, channelId, thread }) => {
    if (thread === undefined) return;
    const commentCount = thread?.replyCount ?? 0;
    patchTasks(
      client,
      channelId,
      (task) => task.id === id,
      () => ({ commentCount }),
    );
  });
  // A channel is archived or renamed, or was lost or gained.
  for (const event of ["channel.updated", "channel.deleted", "access.changed"] as const)
    socket.on(event, () => invalidate(client, taskKeys.mine));
  keepLive(binding, taskKeys.lists, taskKeys.tasks, taskKeys.mine);
}

/**
 * What the server says of tasks, by an event or in the answer to a change.
 * @returns resolves when the lists over all channels are read again
 */
export function changeCaches(
  client: QueryClient,
  { channelId, tasks, deletedIds }: ServerEvent<"tasks.changed">,
): Promise<void> {
  const latest = latestTasks(client);
  // Before an event or answer that is older comes.
  for (const id of deletedIds) latest.noteDeleted(id, channelId, heldRevision(client, channelId, id));
  const change = { tasks: tasks.filter(latest.take), deletedIds };
  patchQueries<Task[]>(client, openTasksQuery(channelId).queryKey, (list) =>
    changeList(list, change, ({ completedAt, archivedAt }) => !completedAt && !archivedAt),
  );
  patchQueries<Task[]>(client, cardsQuery(channelId).queryKey, (list) =>
    changeList(list, change, ({ parentId, archivedAt }) => !parentId && !archivedAt),
  );
  for (const { queryKey } of client.getQueryCache().findAll({ queryKey: taskKeys.subtasks(channelId) })) {
    const parentId = queryKey.at(-1);
    patchQueries<Task[]>(client, queryKey, (list) =>
      changeList(list, change, (task) => task.parentId === parentId),
    );
  }
  invalidate(client, doneTasksQuery(channelId).queryKey, archivedTasksQuery(channelId).queryKey);
  for (const task of change.tasks) changeDetails(client, task);
  // An open panel asks again, and learns that its task is gone.
  for (const id of change.deletedIds) invalidate(client, taskQuery(channelId, id).queryKey);
  // Any of these may be mine, or have been; who looks at no such list asks nothing.
  return client.invalidateQueries({ queryKey: taskKeys.mine });
}

/** Changes fields of tasks that their revision doesn't count, in what is held. */
function patchTasks(
  client: QueryClient,
  channelId: string,
  isMeant: (task: Task) => boolean,
  change: (task: Task) => Partial<Task>,
) {
  const changed = <T extends Task>(task: T): T => (isMeant(task) ? { ...task, ...change(task) } : task);
  const changedIn = (list: Task[]) => (list.some(isMeant) ? list.map(changed) : list);
  patchQueries(client, openTasksQuery(channelId).queryKey, changedIn);
  patchQueries(client, cardsQuery(channelId).queryKey, changedIn);
  patchQueries(client, taskKeys.subtasks(channelId), changedIn);
  patchQueries<TaskDetails>(client, taskKeys.tasksOf(channelId), changed);
}

/** As far as the lists know it. */
function heldRevision(client: QueryClient, channelId: string, taskId: string): number {
  const lists = client.getQueriesData<Task[]>({ queryKey: taskKeys.subtasks(channelId) });
  const open = client.getQueryData(openTasksQuery(channelId).queryKey);
  const cards = client.getQueryData(cardsQuery(channelId).queryKey);
  const details = client.getQueryData(taskQuery(channelId, taskId).queryKey);
  const held = [open, cards, ...lists.map(([, list]) => list)].map((list) =>
    list?.find(({ id }) => id === taskId),
  );
  return Math.max(0, ...[details, ...held].map((task) => task?.revision ?? 0));
}

/** Events have no notes: where those have changed, the task is read again. */
function changeDetails(client: QueryClient, task: Task) {
  const { queryKey } = taskQuery(task.channelId, task.id);
  const held = client.getQueryData(queryKey);
  patchQueries<TaskDetails>(client, queryKey, (details) =>
    task.revision < details.revision ? details : { ...details, ...task },
  );
  if (held && held.notesRevision !== task.notesRevision) invalidate(client, queryKey);
}
