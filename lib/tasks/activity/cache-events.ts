import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { taskActivityQuery } from "./queries";

/** What was done to a task is read again after each change of it. */
export function bindTaskActivityEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("tasks.changed", ({ channelId, tasks }) => {
    for (const { id } of tasks) invalidate(client, taskActivityQuery(channelId, id).queryKey);
  });
  keepLive(binding, ["task-activity"]);
}
