import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { PageQuery, page } from "@/lib/http/pagination";
import { Id } from "@/lib/http/schema";
import { JobRun } from "./schema";

const tag = "Jobs";
const params = z.strictObject({ runId: Id });

export const listJobRunsContract = contract({
  method: "GET",
  path: "/api/job-runs",
  tag,
  summary: "List the runs of long jobs that I may see, newest first",
  scope: "jobs:read",
  query: PageQuery.extend({ workspaceId: Id.optional() }),
  response: page(JobRun),
  realtime: true,
});
export const getJobRunContract = contract({
  method: "GET",
  path: "/api/job-runs/{runId}",
  tag,
  summary: "Get the progress of a long job",
  scope: "jobs:read",
  params,
  response: JobRun,
  realtime: true,
});
export const cancelJobRunContract = contract({
  method: "POST",
  path: "/api/job-runs/{runId}/cancel",
  tag,
  summary: "Cancel a long job",
  scope: "jobs:write",
  params,
  response: JobRun,
  realtime: true,
});
