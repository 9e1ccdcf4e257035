import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listForwardTargetsContract } from "./contract";

/** Not kept: where one was last is first. */
export const forwardTargetsQuery = (q: string) =>
  queryOptions({
    queryKey: ["forward-targets", q],
    queryFn: async ({ signal }) =>
      (await call(listForwardTargetsContract, { query: { q } }, { signal })).items,
    staleTime: 0,
    gcTime: 60_000,
  });
