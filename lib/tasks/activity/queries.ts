import { infiniteQueryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listChannelActivityContract, listTaskActivityContract } from "./contract";

/** What was done to a task, the latest first; a page at a time. Live. */
export const taskActivityQuery = (channelId: string, taskId: string) =>
  infiniteQueryOptions({
    queryKey: ["task-activity", channelId, taskId],
    queryFn: ({ pageParam: cursor }) =>
      call(listTaskActivityContract, { params: { taskId }, query: cursor ? { cursor } : {} }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What was done in a list or board, the latest first; a page at a time. Live. */
export const channelActivityQuery = (channelId: string) =>
  infiniteQueryOptions({
    queryKey: ["channel-activity", channelId],
    queryFn: ({ pageParam: cursor }) =>
      call(listChannelActivityContract, {
        params: { channelId },
        query: { limit: 100, ...(cursor && { cursor }) },
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });
