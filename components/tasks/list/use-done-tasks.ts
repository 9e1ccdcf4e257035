"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { doneTasksQuery } from "@/lib/tasks/queries";
import type { Task } from "@/lib/tasks/schema";
import { type PendingChange, withPending } from "../pending-tasks";

const NONE: Task[] = [];

/** What is done in a channel, which is read when it is first wanted. */
export function useDoneTasks(channelId: string, isOpen: boolean, pending: readonly PendingChange[]) {
  const query = useInfiniteQuery({ ...doneTasksQuery(channelId), enabled: isOpen });
  const all = query.data?.pages.flatMap(({ items }) => items) ?? NONE;
  // One that is being reopened stands among the open ones already.
  const tasks = all
    .flatMap((task) => withPending(task, pending) ?? [])
    .filter(({ completedAt }) => completedAt);
  return { query, tasks };
}
