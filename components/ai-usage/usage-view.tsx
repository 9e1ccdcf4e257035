"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { aiUsageQuery, type UsageScope } from "@/lib/ai/usage/queries";
import type { Usage, UsageSums } from "@/lib/ai/usage/schema";
import { CallList } from "./call-list";
import { money, tokens } from "./money";
import { UsageChart } from "./usage-chart";

const PERIODS = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
];

/** What AI calls have cost: over time, by what they were for, and each one. */
export function UsageView({ scope }: { scope: UsageScope }) {
  const [period, setPeriod] = useState("30");
  const {
    data: usage,
    isError,
    refetch,
  } = useQuery({
    ...aiUsageQuery(scope, Number(period)),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="flex flex-col gap-6">
      <Field label="Period" className="w-40">
        <Select options={PERIODS} value={period} onValueChange={setPeriod} />
      </Field>
      {usage ? (
        <Sums usage={usage} hasPeople={scope !== "mine"} />
      ) : isError ? (
        <ErrorState onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-48 w-full" />
      )}
      {usage && usage.total.calls > 0 && <CallList scope={scope} />}
    </div>
  );
}

function Sums({ usage, hasPeople }: { usage: Usage; hasPeople: boolean }) {
  const { total, days, timeZone } = usage;
  if (total.calls === 0)
    return <p className="text-muted text-sm">No AI calls in this time. What they cost will stand here.</p>;
  return (
    <>
      <div className="flex flex-col gap-2">
        <p>
          <span className="font-semibold text-2xl tabular-nums">{money(total.costMicros)}</span>{" "}
          <span className="text-muted text-sm">
            for {total.calls.toLocaleString("en")} {total.calls === 1 ? "call" : "calls"},{" "}
            {tokens(total.inputTokens)} tokens in, {tokens(total.outputTokens)} out
          </span>
        </p>
        <UsageChart days={days} />
        <p className="text-muted text-sm">
          Days are those of {timeZone.replaceAll("_", " ")}.
          {total.unpriced > 0 &&
            ` The price of ${total.unpriced.toLocaleString("en")} calls isn’t known; they count as $0.`}
        </p>
      </div>
      <div className="grid gap-6 sm:grid-cols-2">
        <Ranking title="Models" rows={usage.models} />
        {hasPeople && <Ranking title="People" rows={usage.people} />}
        <Ranking title="Purposes" rows={usage.purposes} />
      </div>
    </>
  );
}

function Ranking({ title, rows }: { title: string; rows: readonly (UsageSums & { name: string })[] }) {
  return (
    <table className="w-full self-start text-sm">
      <caption className="pb-1 text-left font-medium">{title}</caption>
      <thead className="sr-only">
        <tr>
          <th>Name</th>
          <th>Calls</th>
          <th>Cost</th>
        </tr>
      </thead>
      <tbody className="divide-y">
        {rows.map(({ name, calls, costMicros }, index) => (
          // Two people may have one name.
          <tr key={String(index)}>
            <th scope="row" className="wrap-anywhere py-1.5 text-left font-normal">
              {name}
            </th>
            <td className="px-2 py-1.5 text-right text-muted tabular-nums">{calls.toLocaleString("en")}</td>
            <td className="py-1.5 text-right tabular-nums">{money(costMicros)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
