import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getMyVotesContract } from "./contract";

/** My votes in an anonymous poll; of an open one the message itself tells. */
export const myVotesQuery = (messageId: string) =>
  queryOptions({
    queryKey: ["poll-votes", messageId],
    queryFn: async () => (await call(getMyVotesContract, { params: { messageId } })).optionIds,
    staleTime: 60_000,
  });
