import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listForwardTargetsContract } from "./contract";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const forwardKeys = { targets: ["forward-targets"] } as const;

/** Not kept: where one was last is first. */
export const forwardTargetsQuery = (q: string) =>
  queryOptions({
    queryKey: [...forwardKeys.targets, q],
    queryFn: async ({ signal }) =>
      (await call(listForwardTargetsContract, { query: { q } }, { signal })).items,
    staleTime: 0,
    gcTime: 60_000,
  });
