import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listSavedContract, listSavedInChannelContract } from "./contract";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const savedKeys = { list: ["saved"], inChannels: ["saved-in-channel"] } as const;

export const savedQuery = () =>
  infiniteQueryOptions({
    queryKey: savedKeys.list,
    queryFn: ({ pageParam }) =>
      call(listSavedContract, { query: { limit: 30, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });

/** The keys of what I have saved of a channel. Live. */
export const savedInChannelQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...savedKeys.inChannels, channelId],
    queryFn: async () => (await call(listSavedInChannelContract, { params: { channelId } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
