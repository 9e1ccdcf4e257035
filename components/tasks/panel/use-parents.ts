"use client";
import { useQuery } from "@tanstack/react-query";
import { openTasksQuery, taskQuery } from "@/lib/tasks/queries";
import type { Task } from "@/lib/tasks/schema";

/** What a task stands under, the nearest first. */
export function useParents(task: Task): readonly Task[] {
  const { channelId, parentId } = task;
  const open = useQuery(openTasksQuery(channelId)).data;
  // One that is done isn't among them.
  const isAway = parentId !== null && open?.every(({ id }) => id !== parentId) === true;
  const nearest = useQuery({ ...taskQuery(channelId, parentId ?? ""), enabled: isAway }).data;
  const parents: Task[] = [];
  const byId = new Map(open?.map((other) => [other.id, other]));
  for (let id = parentId; id; id = parents.at(-1)?.parentId ?? null) {
    const parent = byId.get(id) ?? (nearest?.id === id ? nearest : undefined);
    if (!parent) break;
    parents.push(parent);
  }
  return parents;
}
