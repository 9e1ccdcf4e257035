import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getJobRunContract, listJobRunsContract } from "./contract";

export const JOB_RUNS_SHOWN = 10;

export const jobRunsKey = ["job-runs"] as const;

/** The newest runs that the person may see. Live: `job.changed`. */
export const jobRunsQuery = () =>
  queryOptions({
    queryKey: [...jobRunsKey, "newest"],
    queryFn: async () => (await call(listJobRunsContract, { query: { limit: JOB_RUNS_SHOWN } })).items,
  });

export const jobRunQuery = (runId: string) =>
  queryOptions({
    queryKey: [...jobRunsKey, runId],
    queryFn: () => call(getJobRunContract, { params: { runId } }),
  });
