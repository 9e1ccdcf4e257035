"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { bindModerationEvents } from "@/lib/moderation/cache-events";
import { reportsQuery } from "@/lib/moderation/queries";
import { useCacheEvents } from "@/lib/realtime/client";
import { ReportCard } from "./report-card";

export function ReportList({ filter }: { filter: "open" | "closed" }) {
  const { id } = useWorkspaceIds();
  const list = useInfiniteQuery(reportsQuery(id, filter));
  useCacheEvents(bindModerationEvents);
  const reports = list.data?.pages.flatMap((page) => page.items);
  if (list.isError && !reports) return <ErrorState onRetry={() => void list.refetch()} />;
  if (!reports) return <Skeleton className="h-40 w-full" />;
  if (reports.length === 0) {
    return (
      <EmptyState title={filter === "open" ? "Nothing to look at" : "Nothing decided yet"}>
        What people report comes here and into the inbox of every admin.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col gap-3">
        {reports.map((report) => (
          <li key={report.id}>
            <ReportCard report={report} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          className="self-center"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}
