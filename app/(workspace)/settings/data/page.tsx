import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ExportSection } from "@/components/personal-data/export-section";
import { SettingsPane } from "@/components/settings/settings-pane";
import { SettingsSection } from "@/components/settings/settings-section";
import { listJobRunsEndpoint } from "@/lib/jobs/endpoints";
import { JOB_RUNS_SHOWN, jobRunsQuery } from "@/lib/jobs/queries";
import { listExportsEndpoint } from "@/lib/personal-data/endpoints";
import { exportsQuery } from "@/lib/personal-data/queries";
import { FirstState } from "../../first-state";
import { load } from "../../load";

export const metadata: Metadata = { title: "Data" };

export default async function DataPage() {
  const client = new QueryClient();
  const [runs, exports] = await Promise.all([
    load(listJobRunsEndpoint, { query: { limit: JOB_RUNS_SHOWN } }),
    load(listExportsEndpoint, {}),
  ]);
  client.setQueryData(jobRunsQuery().queryKey, runs.items);
  client.setQueryData(exportsQuery().queryKey, exports.items);
  return (
    <FirstState client={client}>
      <SettingsPane section="data">
        <SettingsSection title="Export my data" lead="All that is yours, to keep elsewhere.">
          <ExportSection />
        </SettingsSection>
      </SettingsPane>
    </FirstState>
  );
}
