import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getTaskContract, listMyTasksContract, listTasksContract } from "./contract";
import { MAX_PAGE } from "./limits";
import type { Task } from "./schema";

/** What the keys of several queries begin with. */
export const taskKeys = {
  lists: ["tasks"],
  ofChannel: (channelId: string) => ["tasks", channelId],
  subtasks: (channelId: string) => ["tasks", channelId, "under"],
  mine: ["my-tasks"],
  tasks: ["task"],
  /** By channel, so that they can be dropped with it. */
  tasksOf: (channelId: string) => ["task", channelId],
} as const;

/** All open tasks of a channel, subtasks among them, in order: `compareTasks`. Live. */
export const openTasksQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...taskKeys.ofChannel(channelId), "open"],
    queryFn: () => readAll({ params: { channelId }, query: { done: "false" } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** All cards of a board, done ones as well, in the order of each column: `compareTasks`. Live. */
export const cardsQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...taskKeys.ofChannel(channelId), "cards"],
    queryFn: () => readAll({ params: { channelId }, query: { parentId: "none" } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What is done, from the last completed; a page at a time. Live. */
export const doneTasksQuery = (channelId: string) =>
  infiniteQueryOptions({
    queryKey: [...taskKeys.ofChannel(channelId), "done"],
    queryFn: ({ pageParam: cursor }) =>
      call(listTasksContract, {
        params: { channelId },
        query: { done: "true", limit: 50, ...(cursor && { cursor }) },
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What is done and due on these days, the first and the last among them. Live. */
export const doneTasksOnQuery = (channelId: string, dueFrom: string, dueTo: string) =>
  queryOptions({
    queryKey: [...taskKeys.ofChannel(channelId), "done", dueFrom, dueTo],
    queryFn: () => readAll({ params: { channelId }, query: { done: "true", dueFrom, dueTo } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What is archived of a channel, without what stands under it. Live. */
export const archivedTasksQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...taskKeys.ofChannel(channelId), "archived"],
    queryFn: () => readAll({ params: { channelId }, query: { archived: "true", parentId: "none" } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** All tasks directly under one, done ones as well, in order. Live. */
export const subtasksQuery = (channelId: string, parentId: string) =>
  queryOptions({
    queryKey: [...taskKeys.subtasks(channelId), parentId],
    queryFn: () => readAll({ params: { channelId }, query: { parentId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** One task with its notes. Live. */
export const taskQuery = (channelId: string, taskId: string) =>
  queryOptions({
    queryKey: [...taskKeys.tasksOf(channelId), taskId],
    queryFn: () => call(getTaskContract, { params: { taskId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The open tasks that are assigned to me, of one workspace or of all, by due date; a page at a time. Live. */
export const myTasksQuery = (workspaceId?: string) =>
  infiniteQueryOptions({
    queryKey: [...taskKeys.mine, workspaceId ?? ""],
    queryFn: ({ pageParam: cursor }) =>
      call(listMyTasksContract, {
        query: { ...(workspaceId && { workspaceId }), ...(cursor && { cursor }) },
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });

type Filter = "done" | "parentId" | "archived" | "dueFrom" | "dueTo";
type List = { params: { channelId: string }; query: Partial<Record<Filter, string>> };

async function readAll({ params, query }: List): Promise<Task[]> {
  const tasks: Task[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Task[]; nextCursor: string | null } = await call(listTasksContract, {
      params,
      query: { ...query, limit: MAX_PAGE, ...(cursor && { cursor }) },
    });
    tasks.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return tasks;
}
