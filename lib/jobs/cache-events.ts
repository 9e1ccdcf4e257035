import type { QueryClient } from "@tanstack/react-query";
import { jobRunQuery, jobRunsQuery } from "./queries";
import type { JobRun } from "./schema";

/** Stores a run as it is now: from its event, or from the answer of starting or cancelling it. */
export function receiveRun(client: QueryClient, run: JobRun): void {
  client.setQueryData(jobRunQuery(run.id).queryKey, run);
  client.setQueryData(jobRunsQuery().queryKey, (runs) => {
    if (!runs) return undefined;
    const isListed = runs.some(({ id }) => id === run.id);
    return isListed ? runs.map((other) => (other.id === run.id ? run : other)) : [run, ...runs];
  });
}
