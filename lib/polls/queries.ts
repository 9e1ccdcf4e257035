import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getMyVotesContract } from "./contract";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const pollKeys = { votes: ["poll-votes"] } as const;

/** My votes in an anonymous poll; those of an open poll are in the message. */
export const myVotesQuery = (messageId: string) =>
  queryOptions({
    queryKey: [...pollKeys.votes, messageId],
    queryFn: async () => (await call(getMyVotesContract, { params: { messageId } })).optionIds,
    staleTime: 60_000,
  });
