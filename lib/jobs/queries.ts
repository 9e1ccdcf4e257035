import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getJobRunContract, listJobRunsContract } from "./contract";

export const jobRunsKey = ["job-runs"] as const;

/** The newest runs that the person may see. Live: `job.changed`. */
export const jobRunsQuery = () =>
  queryOptions({
    queryKey: [...jobRunsKey, "newest"],
    queryFn: async () => (await call(listJobRunsContract, { query: { limit: 10 } })).items,
  });

export const jobRunQuery = (runId: string) =>
  queryOptions({
    queryKey: [...jobRunsKey, runId],
    queryFn: () => call(getJobRunContract, { params: { runId } }),
  });
