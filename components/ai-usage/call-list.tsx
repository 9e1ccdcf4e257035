"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { When } from "@/components/accounts/when";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { aiCallsQuery, type UsageScope } from "@/lib/ai/usage/queries";
import type { AiCall } from "@/lib/ai/usage/schema";
import { money, tokens } from "./money";

const STATUS: Record<AiCall["status"], string> = {
  RESERVED: "Under way",
  DONE: "",
  STOPPED: "Stopped",
  FAILED: "Failed",
  EXPIRED: "Interrupted",
};

/** Each call, the newest first. */
export function CallList({ scope }: { scope: UsageScope }) {
  const { data, isError, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    aiCallsQuery(scope),
  );
  if (!data)
    return isError ? <ErrorState onRetry={() => void refetch()} /> : <Skeleton className="h-32 w-full" />;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">Latest calls</h3>
      <ul className="divide-y rounded-lg border border-line bg-raised">
        {data.pages
          .flatMap(({ items }) => items)
          .map((call) => (
            <CallRow key={call.id} call={call} hasPerson={scope !== "mine"} />
          ))}
      </ul>
      {hasNextPage && (
        <Button className="self-center" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}

function CallRow({ call, hasPerson }: { call: AiCall; hasPerson: boolean }) {
  const cost = call.isPriced
    ? `${call.isEstimated ? "about " : ""}${money(call.costMicros)}`
    : "price unknown";
  const details = [
    ...(hasPerson ? [call.userName] : []),
    call.workspaceName,
    ...(call.isChatDeleted ? ["deleted chat"] : []),
    ...(call.pictures > 0 ? [call.pictures === 1 ? "1 picture" : `${call.pictures} pictures`] : []),
    ...(call.inputTokens + call.outputTokens > 0 || call.purpose !== "image"
      ? [`${tokens(call.inputTokens)} in, ${tokens(call.outputTokens)} out`]
      : []),
    ...(call.firstTokenMs === null || call.purpose === "image"
      ? []
      : [`first token after ${(call.firstTokenMs / 1000).toFixed(1)} s`]),
  ];
  return (
    <li className="flex items-baseline gap-3 px-4 py-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          {call.modelName}{" "}
          {STATUS[call.status] && <span className="text-muted">· {STATUS[call.status]}</span>}
        </p>
        <p className="wrap-anywhere text-muted text-xs">{details.join(" · ")}</p>
      </div>
      <div className="shrink-0 text-right">
        <p className="tabular-nums">{cost}</p>
        <p className="text-muted text-xs">
          <When at={call.createdAt} />
        </p>
      </div>
    </li>
  );
}
