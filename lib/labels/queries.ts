import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listLabelsContract } from "./contract";

/** What the keys of several queries begin with. */
export const labelKeys = { lists: ["labels"] } as const;

/** All labels of a channel, in the order in which they were made. Live. */
export const labelsQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...labelKeys.lists, channelId],
    queryFn: async () => (await call(listLabelsContract, { params: { channelId } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
