import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listOpenCallsContract } from "./contract";

export const callKeys = { open: ["open-calls"] } as const;

/** The open calls of all channels that I see. Live. */
export const openCallsQuery = () =>
  queryOptions({
    queryKey: callKeys.open,
    queryFn: async () => (await call(listOpenCallsContract, {})).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
