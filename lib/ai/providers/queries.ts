import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listAiAuditContract, listProvidersContract } from "./contract";

/** The worker's checks change it without an event: read again while the page is looked at. */
export const providersQuery = () =>
  queryOptions({
    queryKey: ["ai-providers"],
    queryFn: async () => (await call(listProvidersContract)).items,
    refetchInterval: 30_000,
  });

/** Read again whenever it is shown. */
export const aiAuditQuery = () =>
  infiniteQueryOptions({
    queryKey: ["ai-audit"],
    queryFn: ({ pageParam }) =>
      call(listAiAuditContract, { query: { limit: 10, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  });
