import type { QueryClient } from "@tanstack/react-query";
import { type CacheBinding, keepLive } from "@/lib/realtime/cache-binding";
import { jobRunQuery, jobRunsKey, jobRunsQuery } from "./queries";
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

export function bindJobEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("job.changed", (run) => receiveRun(client, run));
  keepLive(binding, jobRunsKey);
}
