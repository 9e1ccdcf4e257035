"use client";
import { useQuery } from "@tanstack/react-query";
import { When } from "@/components/accounts/when";
import { cn } from "@/components/ui/cn";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { jobsQuery } from "@/lib/platform/queries";
import type { JobQueue } from "@/lib/platform/schema";

export function JobTable() {
  const { data: queues, isError, refetch } = useQuery(jobsQuery());
  if (!queues && isError) return <ErrorState onRetry={() => void refetch()} />;
  if (!queues) return <Skeleton className="h-96 w-full" />;
  return (
    <div className="rounded-lg border border-line bg-raised">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b text-left text-muted text-xs">
            <th className="px-4 py-2 font-medium">Job</th>
            <th className="px-2 py-2 text-right font-medium">Waiting</th>
            <th className="px-2 py-2 text-right font-medium">Active</th>
            <th className="px-2 py-2 text-right font-medium">Failed</th>
            <th className="px-2 py-2 text-right font-medium max-sm:hidden">Done</th>
            <th className="px-4 py-2 font-medium max-sm:hidden">Last run</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {queues.map((queue) => (
            <QueueRow key={queue.name} queue={queue} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function QueueRow({
  queue: { name, waiting, active, failed, lagSeconds, totalDone, lastRunAt, schedule },
}: {
  queue: JobQueue;
}) {
  const lastRun = lastRunAt ? <When at={lastRunAt} /> : "Not yet";
  return (
    <tr>
      <th scope="row" className="px-4 py-2 text-left font-normal">
        <span className="wrap-anywhere font-mono text-xs">{name}</span>
        {schedule && (
          <span className="ml-2 whitespace-nowrap text-muted text-xs max-sm:hidden">{schedule}</span>
        )}
        <span className="block text-muted text-xs sm:hidden">{lastRun}</span>
      </th>
      <td className="px-2 py-2 text-right tabular-nums">
        {waiting}
        {lagSeconds >= 1 && <span className="block text-muted text-xs">{Math.round(lagSeconds)} s</span>}
      </td>
      <td className="px-2 py-2 text-right tabular-nums">{active}</td>
      <td className={cn("px-2 py-2 text-right tabular-nums", failed > 0 && "text-danger")}>{failed}</td>
      <td className="px-2 py-2 text-right tabular-nums max-sm:hidden">{totalDone.toLocaleString("en")}</td>
      <td className="whitespace-nowrap px-4 py-2 text-muted max-sm:hidden">{lastRun}</td>
    </tr>
  );
}
