"use client";
import { useSyncExternalStore } from "react";
import type { Task } from "@/lib/tasks/schema";
import { compareTasks } from "@/lib/tasks/task-list";

/** What one call is about to change of a channel's tasks: shown over what the server has said, until it has answered. */
export type PendingChange = {
  /** Null hides a task. */
  changes: ReadonlyMap<string, Partial<Task> | null>;
  /** Shown also where the list doesn't have them: a new task, or one that has just been completed. */
  held: readonly Task[];
  /** The tasks that were there before a new one: another of its words is the new one itself, come by its event. */
  known?: ReadonlySet<string>;
};

const NONE: readonly PendingChange[] = [];
/** Another map after each change. */
let byChannel: ReadonlyMap<string, readonly PendingChange[]> = new Map();
const listeners = new Set<() => void>();

function set(channelId: string, next: readonly PendingChange[]) {
  const changed = new Map(byChannel);
  if (next.length) changed.set(channelId, next);
  else changed.delete(channelId);
  byChannel = changed;
  for (const listener of listeners) listener();
}

export const pendingOf = (channelId: string) => byChannel.get(channelId) ?? NONE;

/** Shows a change. Returns what ends that. */
export function addPending(channelId: string, change: PendingChange): () => void {
  set(channelId, [...pendingOf(channelId), change]);
  return () => {
    const before = pendingOf(channelId);
    const next = before.filter((other) => other !== change);
    if (next.length < before.length) set(channelId, next);
  };
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The changes of a channel's tasks that are under way. */
export const usePending = (channelId: string) =>
  useSyncExternalStore(
    subscribe,
    () => pendingOf(channelId),
    () => NONE,
  );

/** The changes of the tasks of all channels that are under way. */
export const useAllPending = () =>
  useSyncExternalStore(
    subscribe,
    () => byChannel,
    () => byChannel,
  );

/** One task with the changes that are under way; undefined where one of them deletes it. */
export function withPending<T extends Task>(task: T, pending: readonly PendingChange[]): T | undefined {
  let shown: T | undefined = task;
  for (const { changes } of pending) {
    const change = changes.get(task.id);
    if (change === null) shown = undefined;
    else if (change && shown) shown = { ...shown, ...change };
  }
  return shown;
}

/** A list in order with the changes that are under way. */
export function applyPending(tasks: readonly Task[], pending: readonly PendingChange[]): readonly Task[] {
  if (pending.length === 0) return tasks;
  const there = new Map(tasks.map((task) => [task.id, task]));
  const arrived = new Set<string>();
  for (const { held, known } of pending) {
    for (const task of held) {
      const own = known && findArrived(tasks, task, known, arrived);
      if (own) arrived.add(own.id);
      else if (!there.has(task.id)) there.set(task.id, task);
    }
  }
  return [...there.values()].flatMap((task) => withPending(task, pending) ?? []).sort(compareTasks);
}

const findArrived = (
  tasks: readonly Task[],
  { title, parentId, createdBy }: Task,
  known: ReadonlySet<string>,
  taken: ReadonlySet<string>,
) =>
  tasks.find(
    (task) =>
      task.title === title &&
      task.parentId === parentId &&
      task.createdBy === createdBy &&
      !known.has(task.id) &&
      !taken.has(task.id),
  );
