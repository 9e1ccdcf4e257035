import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { AdminPage } from "@/components/admin/admin-page";
import { getIndexEndpoint } from "@/lib/ai/embeddings/endpoints";
import { indexQuery } from "@/lib/ai/embeddings/queries";
import { listProvidersEndpoint } from "@/lib/ai/providers/endpoints";
import { providersQuery } from "@/lib/ai/providers/queries";
import { listJobRunsEndpoint } from "@/lib/jobs/endpoints";
import { jobRunsQuery } from "@/lib/jobs/queries";
import {
  getInstanceEndpoint,
  getInstanceSettingsEndpoint,
  listJobsEndpoint,
  listProcessorsEndpoint,
} from "@/lib/platform/endpoints";
import { instanceQuery, instanceSettingsQuery, jobsQuery, processorsQuery } from "@/lib/platform/queries";
import { listSsoProvidersEndpoint } from "@/lib/sso/endpoints";
import { ssoProvidersQuery } from "@/lib/sso/queries";
import { FirstState } from "../first-state";
import { load } from "../load";

export const metadata: Metadata = { title: "Instance administration" };

export default async function Page() {
  const client = new QueryClient();
  client.setQueryData(instanceQuery().queryKey, await load(getInstanceEndpoint, {}));
  client.setQueryData(instanceSettingsQuery().queryKey, await load(getInstanceSettingsEndpoint, {}));
  client.setQueryData(jobsQuery().queryKey, (await load(listJobsEndpoint, {})).items);
  client.setQueryData(
    jobRunsQuery().queryKey,
    (await load(listJobRunsEndpoint, { query: { limit: 10 } })).items,
  );
  client.setQueryData(processorsQuery().queryKey, (await load(listProcessorsEndpoint, {})).items);
  client.setQueryData(providersQuery().queryKey, (await load(listProvidersEndpoint, {})).items);
  client.setQueryData(ssoProvidersQuery().queryKey, (await load(listSsoProvidersEndpoint, {})).items);
  client.setQueryData(indexQuery().queryKey, await load(getIndexEndpoint, {}));
  return (
    <FirstState client={client}>
      <AdminPage />
    </FirstState>
  );
}
