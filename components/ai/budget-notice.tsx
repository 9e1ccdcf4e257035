"use client";
import { useQuery } from "@tanstack/react-query";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { aiBudgetWarningsQuery } from "@/lib/ai/budgets/queries";
import { percentOf, whatOf } from "@/lib/ai/budgets/warnings";

/** Says by the composer that a budget is nearly spent which the next answer counts in; nothing else. */
export default function BudgetNotice({ modelId }: { modelId: string | undefined }) {
  const { id: workspaceId } = useWorkspaceIds();
  const { data = [] } = useQuery(aiBudgetWarningsQuery(workspaceId));
  const warning = data.find((one) => one.modelId === null || one.modelId === modelId);
  if (!warning) return null;
  const { resetsAt, timeZone } = warning;
  const begins = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", timeZone });
  return (
    <p className="pt-1.5 text-center text-warn text-xs">
      {percentOf(warning.part)} of {whatOf(warning)} is spent. It begins anew on{" "}
      {begins.format(new Date(resetsAt))} ({timeZone.replaceAll("_", " ")}).
    </p>
  );
}
