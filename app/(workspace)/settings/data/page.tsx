import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { DeleteSection } from "@/components/personal-data/delete-section";
import { ExportSection } from "@/components/personal-data/export-section";
import { SettingsPane } from "@/components/settings/settings-pane";
import { SettingsSection } from "@/components/settings/settings-section";
import { getMeEndpoint } from "@/lib/accounts/endpoints";
import { listJobRunsEndpoint } from "@/lib/jobs/endpoints";
import { JOB_RUNS_SHOWN, jobRunsQuery } from "@/lib/jobs/queries";
import { getDeletionPlanEndpoint, listExportsEndpoint } from "@/lib/personal-data/endpoints";
import { exportsQuery } from "@/lib/personal-data/queries";
import { FirstState } from "../../first-state";
import { load } from "../../load";

export const metadata: Metadata = { title: "Data" };

export default async function DataPage() {
  const client = new QueryClient();
  const [me, plan, runs, exports] = await Promise.all([
    load(getMeEndpoint, {}),
    load(getDeletionPlanEndpoint, {}),
    load(listJobRunsEndpoint, { query: { limit: JOB_RUNS_SHOWN } }),
    load(listExportsEndpoint, {}),
  ]);
  client.setQueryData(jobRunsQuery().queryKey, runs.items);
  client.setQueryData(exportsQuery().queryKey, exports.items);
  return (
    <FirstState client={client}>
      <SettingsPane section="data">
        <SettingsSection title="Export my data" lead="What you wrote and set, to keep elsewhere.">
          <ExportSection confirmedBy={plan.confirmedBy} />
        </SettingsSection>
        <SettingsSection title="Delete my account" lead="For good.">
          <DeleteSection plan={plan} name={me.name} />
        </SettingsSection>
      </SettingsPane>
    </FirstState>
  );
}
