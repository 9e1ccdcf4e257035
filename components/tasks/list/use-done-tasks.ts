"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { doneTasksQuery } from "@/lib/tasks/queries";
import type { Task } from "@/lib/tasks/schema";
import { type PendingChange, withPending } from "../pending-tasks";

const NONE: Task[] = [];

/** What is done in a channel, which is read when it is first wanted. */
export function useDoneTasks(channelId: string, isOpen: boolean, pending: readonly PendingChange[]) {
  const query = useInfiniteQuery({ ...doneTasksQuery(channelId), enabled: isOpen });
  return { query, tasks: stillDone(query.data?.pages.flatMap(({ items }) => items) ?? NONE, pending) };
}

/** One that is being reopened stands among the open ones already. */
export const stillDone = (tasks: readonly Task[], pending: readonly PendingChange[]) =>
  tasks.flatMap((task) => withPending(task, pending) ?? []).filter(({ completedAt }) => completedAt);
