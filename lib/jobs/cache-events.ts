import type { QueryClient } from "@tanstack/react-query";
import { type CacheBinding, keepLive } from "@/lib/realtime/cache-binding";
import { JOB_RUNS_SHOWN, jobRunQuery, jobRunsKey, jobRunsQuery } from "./queries";
import type { JobRun } from "./schema";

/** Stores a run as it is now: from its event, or from the answer of starting or cancelling it, which can cross. */
export function receiveRun(client: QueryClient, run: JobRun): void {
  client.setQueryData(jobRunQuery(run.id).queryKey, (known) => newer(known, run));
  client.setQueryData(jobRunsQuery().queryKey, (runs) => {
    if (!runs) return undefined;
    const isListed = runs.some(({ id }) => id === run.id);
    if (isListed) return runs.map((other) => (other.id === run.id ? newer(other, run) : other));
    return [run, ...runs].slice(0, JOB_RUNS_SHOWN);
  });
}

/** A run that has started or ended doesn't go back. */
function newer(known: JobRun | undefined, run: JobRun): JobRun {
  const isOlder = (known?.finishedAt && !run.finishedAt) || (known?.startedAt && !run.startedAt);
  return known && isOlder ? known : run;
}

export function bindJobEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("job.changed", (run) => receiveRun(client, run));
  keepLive(binding, jobRunsKey);
}
