import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { scheduledQuery } from "./queries";

export function bindScheduledEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  const { queryKey } = scheduledQuery();
  socket.on("scheduled.changed", () => invalidate(client, queryKey));
  keepLive(binding, queryKey);
}
