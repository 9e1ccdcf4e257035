import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { channelActivityQuery, taskActivityQuery } from "./queries";

/** What was done to a task is read again after each change of it. */
export function bindTaskActivityEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("tasks.changed", ({ channelId, tasks }) => {
    for (const { id } of tasks) invalidate(client, taskActivityQuery(channelId, id).queryKey);
  });
  keepLive(binding, ["task-activity"]);
}

/** While much is done it is read again once in so long. */
const REST_MS = 2_000;

/** What was done in a list or board is read again after each change of its tasks. */
export function bindChannelActivityEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  /** The channels that were read of late, and whether anything has changed since. */
  const resting = new Map<string, boolean>();
  function read(channelId: string) {
    if (resting.has(channelId)) {
      resting.set(channelId, true);
      return;
    }
    resting.set(channelId, false);
    invalidate(client, channelActivityQuery(channelId).queryKey);
    setTimeout(() => {
      const hasChanged = resting.get(channelId);
      resting.delete(channelId);
      if (hasChanged) read(channelId);
    }, REST_MS);
  }
  socket.on("tasks.changed", ({ channelId }) => read(channelId));
  socket.on("tasks.repositioned", ({ channelId }) => read(channelId));
  keepLive(binding, ["channel-activity"]);
}
