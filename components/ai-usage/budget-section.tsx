"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { SettingFields } from "@/components/settings/setting-fields";
import { useSettingChange } from "@/components/settings/use-setting-change";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { PageSection } from "@/components/workspaces/page-body";
import { aiBudgetsQuery } from "@/lib/ai/budgets/queries";
import { call } from "@/lib/http/client";
import type { WorkspaceSettings } from "@/lib/settings/schema";
import { updateWorkspaceSettingsContract } from "@/lib/workspaces/contract";
import { workspaceSettingsQuery } from "@/lib/workspaces/queries";
import { BudgetForm } from "./budget-form";
import { BudgetRow } from "./budget-row";
import { UsageView } from "./usage-view";

/** What AI may cost in a workspace, and what it has cost. */
export default function BudgetSection({ workspaceId }: { workspaceId: string }) {
  const client = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const budgets = useQuery(aiBudgetsQuery(workspaceId));
  const settings = useQuery(workspaceSettingsQuery(workspaceId));
  const { failure, change } = useSettingChange<WorkspaceSettings>(
    workspaceSettingsQuery(workspaceId).queryKey,
    (body) => call(updateWorkspaceSettingsContract, { params: { workspaceId }, body }),
  );
  const refresh = () => client.invalidateQueries({ queryKey: aiBudgetsQuery(workspaceId).queryKey });
  return (
    <>
      <PageSection
        title="AI budgets"
        description="A call that could exceed one is refused, and says when it begins anew."
      >
        <FormFailure>{failure}</FormFailure>
        {budgets.data ? (
          <ul className="flex flex-col gap-2">
            {budgets.data.map((budget) => (
              <BudgetRow key={budget.id} budget={budget} onChanged={refresh} />
            ))}
            {budgets.data.length === 0 && (
              <li className="text-muted text-sm">No budgets: AI calls aren’t limited.</li>
            )}
          </ul>
        ) : budgets.isError ? (
          <ErrorState onRetry={() => void budgets.refetch()} />
        ) : (
          <Skeleton className="h-16 w-full" />
        )}
        <BudgetForm
          workspaceId={workspaceId}
          isOpen={isAdding}
          onOpenChange={setAdding}
          onCreated={refresh}
        />
        {settings.data && (
          <SettingFields
            scope="workspace"
            section="budgets"
            values={settings.data}
            onChange={async (part) => {
              await change(part);
              await refresh();
            }}
          />
        )}
      </PageSection>
      <PageSection title="AI usage" description="What the calls of this workspace’s people cost.">
        <UsageView scope={{ workspaceId }} />
      </PageSection>
    </>
  );
}
