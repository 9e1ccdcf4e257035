import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getIndexContract } from "./contract";

/** The worker goes on without an event: read again while the page is looked at. */
export const indexQuery = () =>
  queryOptions({ queryKey: ["ai-index"], queryFn: () => call(getIndexContract), refetchInterval: 5_000 });
