"use client";
import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { bindJobEvents } from "@/lib/jobs/cache-events";
import { jobRunsQuery } from "@/lib/jobs/queries";
import { useCacheEvents } from "@/lib/realtime/client";
import { JobRunRow } from "./job-run-row";

/** The newest runs that the person may see; nothing where there are none. */
export function JobRunList() {
  useCacheEvents(bindJobEvents);
  const { data: runs, isError, refetch } = useQuery(jobRunsQuery());
  if (!runs && isError) return <ErrorState onRetry={() => void refetch()} />;
  if (!runs) return <Skeleton className="h-16 w-full" />;
  if (runs.length === 0) return null;
  return (
    <ul aria-label="Long jobs" className="divide-y rounded-lg border border-line bg-raised">
      {runs.map((run) => (
        <JobRunRow key={run.id} run={run} />
      ))}
    </ul>
  );
}
