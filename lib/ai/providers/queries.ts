import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listProvidersContract } from "./contract";

/** The worker's checks change it without an event: read again while the page is looked at. */
export const providersQuery = () =>
  queryOptions({
    queryKey: ["ai-providers"],
    queryFn: async () => (await call(listProvidersContract)).items,
    refetchInterval: 30_000,
  });
