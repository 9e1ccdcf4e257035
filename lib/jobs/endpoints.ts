import { endpoint } from "@/lib/http/endpoint";
import { cancelJobRunContract, getJobRunContract, listJobRunsContract } from "./contract";
import { cancelJobRun, getJobRun, listJobRuns } from "./service";

export const listJobRunsEndpoint = endpoint(listJobRunsContract, ({ actor, query }) =>
  listJobRuns(actor, query),
);
export const getJobRunEndpoint = endpoint(getJobRunContract, ({ actor, params }) =>
  getJobRun(actor, params.runId),
);
export const cancelJobRunEndpoint = endpoint(cancelJobRunContract, ({ actor, params }) =>
  cancelJobRun(actor, params.runId),
);
