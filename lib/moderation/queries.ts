import { infiniteQueryOptions } from "@tanstack/react-query";
import type { AuditAction } from "@/lib/audit/schema";
import { call } from "@/lib/http/client";
import { listAuditContract, listReportsContract } from "./contract";
import type { ReportQuery } from "./schema";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const moderationKeys = {
  reports: ["reports"],
  reportsOf: (workspaceId: string) => ["reports", workspaceId],
  audit: ["audit"],
  auditOf: (workspaceId: string) => ["audit", workspaceId],
} as const;

export const reportsQuery = (workspaceId: string, filter: ReportQuery["filter"]) =>
  infiniteQueryOptions({
    queryKey: [...moderationKeys.reportsOf(workspaceId), filter],
    queryFn: ({ pageParam, signal }) =>
      call(
        listReportsContract,
        { params: { workspaceId }, query: { filter, limit: 30, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });

/** @param action null for all */
export const auditQuery = (workspaceId: string, action: AuditAction | null) =>
  infiniteQueryOptions({
    queryKey: [...moderationKeys.auditOf(workspaceId), action],
    queryFn: ({ pageParam, signal }) =>
      call(
        listAuditContract,
        {
          params: { workspaceId },
          query: { limit: 50, ...(action && { action }), ...(pageParam && { cursor: pageParam }) },
        },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });
