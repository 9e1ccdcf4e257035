"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { useTimeFormat } from "@/components/ui/time";
import type { AuditAction } from "@/lib/audit/schema";
import { bindModerationEvents } from "@/lib/moderation/cache-events";
import { auditQuery } from "@/lib/moderation/queries";
import { useCacheEvents } from "@/lib/realtime/client";
import { AUDIT_ACTION_NAMES, auditSentence } from "./audit-sentence";

const FILTERS = [
  { value: "all" as const, label: "Everything" },
  ...(Object.keys(AUDIT_ACTION_NAMES) as AuditAction[]).map((value) => ({
    value,
    label: AUDIT_ACTION_NAMES[value],
  })),
];

export function AuditList() {
  const { id } = useWorkspaceIds();
  const format = useTimeFormat();
  useCacheEvents(bindModerationEvents);
  const [filter, setFilter] = useState<AuditAction | "all">("all");
  const log = useInfiniteQuery(auditQuery(id, filter === "all" ? null : filter));
  const entries = log.data?.pages.flatMap((page) => page.items);
  return (
    <div className="flex flex-col gap-3">
      <Select
        aria-label="What to show"
        className="w-56"
        options={FILTERS}
        value={filter}
        onValueChange={setFilter}
      />
      {log.isError && !entries && <ErrorState onRetry={() => void log.refetch()} />}
      {log.isPending && <Skeleton className="h-12 w-full" />}
      {entries?.length === 0 && (
        <EmptyState title="Nothing here yet">What admins and moderators do is recorded here.</EmptyState>
      )}
      <ul className="divide-y divide-line">
        {entries?.map((entry) => (
          <li key={entry.id} className="flex items-start gap-3 py-2.5">
            <Avatar name={entry.actor?.name ?? "?"} seed={entry.actor?.id} src={entry.actor?.image} />
            <div className="min-w-0">
              <p className="wrap-anywhere">{auditSentence(entry)}</p>
              <time
                className="text-muted text-xs"
                dateTime={entry.createdAt}
                title={format.full(entry.createdAt)}
              >
                {format.dayName(entry.createdAt)}, {format.time(entry.createdAt)}
              </time>
            </div>
          </li>
        ))}
      </ul>
      {log.hasNextPage && (
        <Button
          className="self-center"
          loading={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}
