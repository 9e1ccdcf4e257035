import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listSavedContract, listSavedInChannelContract } from "./contract";

export const savedQuery = () =>
  infiniteQueryOptions({
    queryKey: ["saved"],
    queryFn: ({ pageParam }) =>
      call(listSavedContract, { query: { limit: 30, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });

/** The keys of what I have saved of a channel. Live. */
export const savedInChannelQuery = (channelId: string) =>
  queryOptions({
    queryKey: ["saved-in-channel", channelId],
    queryFn: async () => (await call(listSavedInChannelContract, { params: { channelId } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
