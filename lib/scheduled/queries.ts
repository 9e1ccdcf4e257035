import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listScheduledContract } from "./contract";

/** My messages that are sent later: all of them, since there are 100 at most. Live. */
export const scheduledQuery = () =>
  queryOptions({
    queryKey: ["scheduled"],
    queryFn: async () => (await call(listScheduledContract, { query: { limit: 100 } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
