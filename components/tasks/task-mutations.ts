"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMe } from "@/components/app/workspace-context";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { labelsQuery } from "@/lib/labels/queries";
import { inTurn } from "@/lib/realtime/in-turn";
import { changeCaches } from "@/lib/tasks/cache-events";
import {
  completeTaskContract,
  createTaskContract,
  deleteTaskContract,
  moveTaskContract,
  reopenTaskContract,
  restoreTaskContract,
  unarchiveTaskContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import { cardsQuery, openTasksQuery } from "@/lib/tasks/queries";
import type { Task, TaskChange } from "@/lib/tasks/schema";
import { compareTasks } from "@/lib/tasks/task-list";
import { draftTask, newDue, shownDue, type TaskGiven } from "./draft-task";
import {
  descendantsOf,
  isAt,
  type Place,
  placeOf,
  positionAfter,
  type TaskTree,
  treeOf,
} from "./list/task-tree";
import { noteOwnRevisions } from "./own-revisions";
import { addPending, applyPending, type PendingChange, pendingOf } from "./pending-tasks";
import { currentActs, noteAct, type Said, takeBack, type Undo, undoLast } from "./undo-acts";

/** How long a completed task stays in its place. */
const LINGER_MS = 1_200;
const linger = () => new Promise((resolve) => setTimeout(resolve, LINGER_MS));

/** The server takes the acts of one person in the order in which they were done, however fast they follow. */
const turnOf = inTurn();

/** What ends the stay of tasks that have just been completed. */
const lingering = new Map<string, () => void>();

/**
 * What one does with the tasks of a channel. Each act shows at once; where the server refuses, it is taken back and the
 * reason is shown. All resolve to whether they succeeded.
 */
export function useTaskMutations(channelId: string) {
  const client = useQueryClient();
  const { id: userId } = useMe();
  return taskMutations(channelId, client, userId);
}

/** The same, for lists over several channels. */
export function taskMutations(channelId: string, client: QueryClient, userId: string) {
  /** Resolves when the lists over all channels, which are read again, have what the server said last. */
  let listsRead: Promise<unknown> = Promise.resolve();

  /** The tasks as they are shown at this moment. */
  function shown(): TaskTree {
    const cards = client.getQueryData(cardsQuery(channelId).queryKey);
    const tasks = cards ?? client.getQueryData(openTasksQuery(channelId).queryKey) ?? [];
    return treeOf(applyPending(tasks, pendingOf(channelId)));
  }

  function take(tasks: readonly Task[], deletedIds: readonly string[] = []) {
    noteOwnRevisions(tasks);
    listsRead = changeCaches(client, { channelId, tasks: [...tasks], deletedIds: [...deletedIds] });
  }

  async function attempt(
    change: PendingChange,
    work: () => Promise<void>,
    options: {
      failed: string;
      until?: Promise<unknown>;
      undo?: Undo | undefined;
      said?: Said | (() => Said) | undefined;
    },
  ): Promise<boolean> {
    const acts = currentActs();
    const end = addPending(channelId, change);
    for (const { id } of options.until ? change.held : []) lingering.set(id, end);
    try {
      await turnOf(channelId, work);
      if (options.undo) {
        noteAct(channelId, acts, options.undo);
        const said = typeof options.said === "function" ? options.said() : options.said;
        const { text, ...toasted } = said ?? {};
        const action = { label: "Undo", onClick: () => void takeBack(channelId, acts) };
        if (text) toast.success(text, { ...toasted, action });
      }
      void Promise.all([options.until, listsRead]).then(end);
      return true;
    } catch (error) {
      end();
      toast.error(options.failed, { description: problemOf(error) });
      return false;
    }
  }

  type Fields = Omit<TaskChange, "notes" | "notesRevision">;
  function change(task: Task, fields: Fields, said?: Said): Promise<boolean> {
    // How a rule reads, and what it makes of the due date, is the server's to say.
    const { due, repeat, ...rest } = fields;
    const now: Partial<Task> = { ...rest, ...(due !== undefined && { due: shownDue(due) }) };
    const before = {
      ...Object.fromEntries(Object.keys(rest).map((name) => [name, task[name as keyof typeof rest]])),
      ...(due !== undefined && { due: task.due && newDue(task.due) }),
      ...(repeat !== undefined && {
        repeat: task.repeat && { rule: task.repeat.rule, mode: task.repeat.mode },
      }),
    };
    return attempt(
      { changes: new Map([[task.id, now]]), held: [] },
      async () => take([await call(updateTaskContract, { params: { taskId: task.id }, body: fields })]),
      { failed: `“${task.title}” wasn’t changed`, undo: () => change({ ...task, ...now }, before), said },
    );
  }

  function move(task: Task, place: Place, said?: Said): Promise<boolean> {
    const tree = shown();
    if (isAt(tree, task, place)) return Promise.resolve(true);
    const before = placeOf(tree, task);
    const position = positionAfter(tree, place.afterId);
    return attempt(
      { changes: new Map([[task.id, { parentId: place.parentId, position }]]), held: [] },
      async () => take([await call(moveTaskContract, { params: { taskId: task.id }, body: place })]),
      {
        failed: `“${task.title}” wasn’t moved`,
        undo: () => move({ ...task, parentId: place.parentId }, before),
        said,
      },
    );
  }

  /** @param undo what takes it back, where that is more than reopening it */
  function complete(task: Task, { undo, said }: { undo?: Undo; said?: Said } = {}): Promise<boolean> {
    const tree = shown();
    const held = [task, ...descendantsOf(tree, task.id)].filter(({ completedAt }) => !completedAt);
    const done = { completedAt: new Date().toISOString(), completedBy: userId };
    const changes = new Map<string, Partial<Task>>(held.map(({ id }) => [id, done]));
    const parent = task.parentId ? tree.byId.get(task.parentId) : undefined;
    if (parent) changes.set(parent.id, { openSubtasks: parent.openSubtasks - 1 });
    return attempt(
      { changes, held },
      async () => {
        const { task: now, next } = await call(completeTaskContract, { params: { taskId: task.id } });
        take(next ? [now, next] : [now]);
      },
      {
        failed: `“${task.title}” wasn’t completed`,
        until: linger(),
        undo: undo ?? (() => reopen({ ...task, ...done })),
        said,
      },
    );
  }

  function reopen(task: Task, { undo }: { undo?: Undo } = {}): Promise<boolean> {
    lingering.get(task.id)?.();
    lingering.delete(task.id);
    const open = { ...task, completedAt: null, completedBy: null };
    return attempt(
      { changes: new Map([[task.id, { completedAt: null, completedBy: null }]]), held: [open] },
      async () => {
        const { task: now } = await call(reopenTaskContract, { params: { taskId: task.id } });
        take([now]);
      },
      { failed: `“${task.title}” wasn’t reopened`, undo: undo ?? (() => complete(open)) },
    );
  }

  /** @param newLabels names of labels that may have been deleted with it */
  async function restore(task: Task, newLabels: readonly string[]): Promise<boolean> {
    let failed = `“${task.title}” wasn’t restored`;
    try {
      const restored = await call(restoreTaskContract, { params: { taskId: task.id } });
      take([restored]);
      if (newLabels.length === 0) return true;
      failed = `“${task.title}” was restored without its new labels`;
      const { giveNewLabels } = await import("./new-labels");
      take([await giveNewLabels(restored, newLabels)]);
      return true;
    } catch (error) {
      toast.error(failed, { description: problemOf(error) });
      return false;
    }
  }

  function remove(task: Task, newLabels: readonly string[] = []): Promise<boolean> {
    const ids = [task, ...descendantsOf(shown(), task.id)].map(({ id }) => id);
    const what =
      ids.length > 1 ? `“${task.title}” and its subtasks are deleted` : `“${task.title}” is deleted`;
    return attempt(
      { changes: new Map(ids.map((id) => [id, null])), held: [] },
      async () => {
        await call(deleteTaskContract, { params: { taskId: task.id } });
        take([], ids);
      },
      {
        failed: `“${task.title}” wasn’t deleted`,
        undo: () => restore(task, newLabels),
        said: { text: what },
      },
    );
  }

  return {
    attempt,
    take,
    change,
    move,
    complete,
    reopen,
    remove: (task: Task) => remove(task),
    /** At the end, where `given` names no place. */
    create(title: string, given: TaskGiven = {}): Promise<boolean> {
      const tree = shown();
      const draft = draftTask(channelId, title, given, userId);
      const siblings = tree.under
        .get(draft.parentId)
        ?.filter(({ columnId }) => columnId === draft.columnId)
        .sort(compareTasks);
      const afterId = given.afterId === undefined ? (siblings?.at(-1)?.id ?? null) : given.afterId;
      draft.position = positionAfter(tree, afterId);
      let created = draft;
      const known = client.getQueryData(labelsQuery(channelId).queryKey);
      return attempt(
        { changes: new Map(), held: [draft], known: new Set(tree.byId.keys()) },
        async () => {
          created = await call(createTaskContract, { params: { channelId }, body: { title, ...given } });
          take([created]);
        },
        {
          failed: `“${title}” wasn’t added`,
          undo: async () => {
            const newLabels = (known && given.newLabels) ?? [];
            const isRemoved = await remove(created, newLabels);
            if (isRemoved && known && newLabels.length > 0)
              await import("./new-labels").then((code) => code.dropNewLabels(created, known));
            return isRemoved;
          },
        },
      );
    },
    unarchive: (task: Task): Promise<boolean> =>
      attempt(
        { changes: new Map(), held: [] },
        async () => take([await call(unarchiveTaskContract, { params: { taskId: task.id } })]),
        { failed: `“${task.title}” wasn’t restored` },
      ),
    /** Takes the last act back; resolves to whether there was one. */
    undo: () => undoLast(channelId),
  };
}

export type TaskMutations = ReturnType<typeof taskMutations>;
