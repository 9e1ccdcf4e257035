"use client";
import { useQuery } from "@tanstack/react-query";
import { doneTasksOnQuery } from "@/lib/tasks/queries";
import type { Task } from "@/lib/tasks/schema";
import { stillDone } from "../list/use-done-tasks";
import { usePending } from "../pending-tasks";

const NONE: Task[] = [];

/** What is done in a channel and due on these days, the first and the last among them. */
export function useDoneTasksOn(channelId: string, [from, to]: readonly [string, string], isShown: boolean) {
  const { data } = useQuery({ ...doneTasksOnQuery(channelId, from, to), enabled: isShown });
  const pending = usePending(channelId);
  return isShown ? stillDone(data ?? NONE, pending) : NONE;
}
