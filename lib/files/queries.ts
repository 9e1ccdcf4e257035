import { infiniteQueryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listChannelFilesContract } from "./contract";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const fileKeys = {
  lists: ["channel-files"],
  listOf: (channelId: string) => ["channel-files", channelId],
} as const;

/** The files of a channel, latest first. Live while it is on the screen. */
export const channelFilesQuery = (channelId: string) =>
  infiniteQueryOptions({
    queryKey: fileKeys.listOf(channelId),
    queryFn: ({ pageParam }) =>
      call(listChannelFilesContract, {
        params: { channelId },
        query: pageParam ? { cursor: pageParam } : {},
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });
