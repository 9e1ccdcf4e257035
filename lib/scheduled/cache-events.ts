import { type CacheBinding, invalidate, refreshAfterGap } from "@/lib/realtime/cache-binding";
import { scheduledQuery } from "./queries";

export function bindScheduledEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  const { queryKey } = scheduledQuery();
  socket.on("scheduled.changed", () => invalidate(client, queryKey));
  refreshAfterGap(binding, queryKey);
}
