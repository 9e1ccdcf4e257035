"use client";
import type { QueryKey, UseQueryResult } from "@tanstack/react-query";
import { JobRunRow } from "@/components/jobs/job-run-row";
import { LoadFailure } from "@/components/ui/load-failure";
import { Skeleton } from "@/components/ui/skeleton";
import type { Archive } from "@/lib/files/archive-schema";
import { bindJobEvents } from "@/lib/jobs/cache-events";
import type { JobRun } from "@/lib/jobs/schema";
import type { BindCacheEvents } from "@/lib/realtime/cache-binding";
import { ArchiveRow } from "./archive-row";

/** Follows the runs of a job that makes archives, and reads those again when one is ready. */
export function bindArchiveEvents(
  job: string,
  keyOf: (result: JobRun["result"]) => QueryKey | undefined,
): BindCacheEvents {
  return (binding) => {
    bindJobEvents(binding);
    binding.socket.on("job.changed", ({ name, state, result }) => {
      const queryKey = name === job && state === "DONE" ? keyOf(result) : undefined;
      if (queryKey) void binding.client.invalidateQueries({ queryKey });
    });
  };
}

type ArchivesProps = { run: JobRun | undefined; archives: UseQueryResult<readonly Archive[]> };

/** The run that makes an archive, until it is done, and those that are ready. */
export function Archives({ run, archives }: ArchivesProps) {
  const { data, isPending, isError, refetch } = archives;
  return (
    <>
      {run && run.state !== "DONE" && (
        <ul aria-label="Export" className="rounded-lg border bg-raised">
          <JobRunRow run={run} />
        </ul>
      )}
      {isPending && <Skeleton className="h-14 w-full" />}
      {isError && !data && <LoadFailure onRetry={() => void refetch()} />}
      {data && data.length > 0 && (
        <ul aria-label="Archives" className="divide-y rounded-lg border bg-raised">
          {data.map((each) => (
            <ArchiveRow key={each.id} archive={each} />
          ))}
        </ul>
      )}
    </>
  );
}
