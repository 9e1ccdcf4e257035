"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { retryProcessorContract } from "@/lib/platform/contract";
import { processorsQuery } from "@/lib/platform/queries";
import type { ProcessorState } from "@/lib/platform/schema";

/** The processors of domain events: lag, failures, parked events. */
export function ProcessorTable() {
  const { data: processors, isError, refetch } = useQuery(processorsQuery());
  if (!processors && isError) return <ErrorState onRetry={() => void refetch()} />;
  if (!processors) return <Skeleton className="h-64 w-full" />;
  return (
    <div className="rounded-lg border border-line bg-raised">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b text-left text-muted text-xs">
            <th className="px-4 py-2 font-medium">Processor</th>
            <th className="px-2 py-2 text-right font-medium">Waiting</th>
            <th className="px-2 py-2 text-right font-medium max-sm:hidden">Lag</th>
            <th className="px-2 py-2 text-right font-medium">Retrying</th>
            <th className="px-4 py-2 text-right font-medium">Parked</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {processors.map((processor) => (
            <ProcessorRow key={processor.name} processor={processor} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ProcessorRow({ processor }: { processor: ProcessorState }) {
  const { name, waiting, lagSeconds, retrying, parked, lastError } = processor;
  const client = useQueryClient();
  const { attempt, isBusy, error } = useAttempt();

  async function retry() {
    const changed = await call(retryProcessorContract, { params: { processor: name } });
    client.setQueryData(processorsQuery().queryKey, (processors) =>
      processors?.map((other) => (other.name === name ? changed : other)),
    );
  }

  return (
    <tr>
      <th scope="row" className="px-4 py-2 text-left font-normal">
        <span className="wrap-anywhere font-mono text-xs">{name}</span>
        {(error || lastError) && <span className="block text-danger text-xs">{error || lastError}</span>}
      </th>
      <td className="px-2 py-2 text-right tabular-nums">{waiting}</td>
      <td className="px-2 py-2 text-right tabular-nums max-sm:hidden">
        {waiting > 0 ? `${Math.round(lagSeconds)} s` : "–"}
      </td>
      <td className={cn("px-2 py-2 text-right tabular-nums", retrying > 0 && "text-danger")}>{retrying}</td>
      <td className={cn("px-4 py-2 text-right tabular-nums", parked > 0 && "text-danger")}>
        {parked}
        {parked > 0 && (
          <Button
            size="sm"
            className="ml-2"
            loading={isBusy}
            onClick={() => void attempt(retry)}
            aria-label={`Try parked events of ${name} again`}
          >
            Retry
          </Button>
        )}
      </td>
    </tr>
  );
}
