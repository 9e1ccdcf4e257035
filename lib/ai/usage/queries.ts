import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import {
  getInstanceAiUsageContract,
  getMyAiUsageContract,
  getWorkspaceAiUsageContract,
  listInstanceAiCallsContract,
  listMyAiCallsContract,
  listWorkspaceAiCallsContract,
} from "./contract";

/** Whose calls: mine, those of a workspace, or all of the instance. */
export type UsageScope = "mine" | "instance" | { workspaceId: string };

export const aiUsageKey = ["ai-usage"] as const;

export const aiUsageQuery = (scope: UsageScope, days: number) =>
  queryOptions({
    queryKey: [...aiUsageKey, scope, days],
    queryFn: () => {
      const query = { days };
      if (scope === "mine") return call(getMyAiUsageContract, { query });
      if (scope === "instance") return call(getInstanceAiUsageContract, { query });
      return call(getWorkspaceAiUsageContract, { params: scope, query });
    },
  });

export const aiCallsQuery = (scope: UsageScope) =>
  infiniteQueryOptions({
    queryKey: [...aiUsageKey, scope, "calls"],
    queryFn: ({ pageParam }) => {
      const query = { limit: 20, ...(pageParam && { cursor: pageParam }) };
      if (scope === "mine") return call(listMyAiCallsContract, { query });
      if (scope === "instance") return call(listInstanceAiCallsContract, { query });
      return call(listWorkspaceAiCallsContract, { params: scope, query });
    },
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
