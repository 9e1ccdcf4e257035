import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getThreadContract, listThreadsContract } from "./contract";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const threadKeys = { threads: ["thread"], lists: ["threads"] } as const;

/** How a thread stands for me. Live. */
export const threadQuery = (threadId: string) =>
  queryOptions({
    queryKey: [...threadKeys.threads, threadId],
    queryFn: () => call(getThreadContract, { params: { threadId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The threads I follow, unread ones first: of a workspace, and of conversations. Refetched with every event. */
export const threadsQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: [...threadKeys.lists, workspaceId],
    queryFn: ({ pageParam }) =>
      call(listThreadsContract, {
        query: { workspaceId, limit: 30, ...(pageParam && { cursor: pageParam }) },
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });
