"use client";
import { useQuery } from "@tanstack/react-query";
import { Gauge } from "lucide-react";
import { money } from "@/components/ai-usage/money";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { answerUsageQuery } from "@/lib/ai/messages/queries";
import type { AnswerUsage as Usage } from "@/lib/ai/messages/schema";

/** What an answer took: read when somebody asks for it. */
export default function AnswerUsage({ messageId }: { messageId: string }) {
  return (
    <Popover
      title="Tokens and cost"
      trigger={
        <IconButton size="sm" label="Tokens and cost">
          <Gauge />
        </IconButton>
      }
    >
      <Figures messageId={messageId} />
    </Popover>
  );
}

function Figures({ messageId }: { messageId: string }) {
  const { data, isError, refetch } = useQuery(answerUsageQuery(messageId));
  if (isError) return <ErrorState onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="w-40" />;
  if (data.calls === 0) return <p className="text-muted text-sm">Nothing is known of this answer.</p>;
  return (
    <dl className="grid grid-cols-[auto_auto] gap-x-6 gap-y-1 text-sm tabular-nums">
      {rowsOf(data).map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const count = (tokens: number) => tokens.toLocaleString("en-US");

function rowsOf(usage: Usage): [label: string, value: string][] {
  const cost = money(usage.costMicros);
  return [
    ["Input tokens", count(usage.inputTokens)],
    ...(usage.cachedTokens > 0 ? [["of them cached", count(usage.cachedTokens)] as [string, string]] : []),
    ["Output tokens", count(usage.outputTokens)],
    ...(usage.reasoningTokens > 0
      ? [["of them reasoning", count(usage.reasoningTokens)] as [string, string]]
      : []),
    ["Cost", usage.isPriced ? `${usage.isEstimated ? "about " : ""}${cost}` : "price unknown"],
    ["Time", `${(usage.durationMs / 1_000).toFixed(1)} s`],
  ];
}
