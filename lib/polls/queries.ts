import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getMyVotesContract } from "./contract";

/** My votes in an anonymous poll; those of an open poll are in the message. */
export const myVotesQuery = (messageId: string) =>
  queryOptions({
    queryKey: ["poll-votes", messageId],
    queryFn: async () => (await call(getMyVotesContract, { params: { messageId } })).optionIds,
    staleTime: 60_000,
  });
