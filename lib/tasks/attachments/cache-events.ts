import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { attachmentsQuery } from "./queries";

/** What is attached to a task is read again after each change of it. */
export function bindAttachmentEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("tasks.changed", ({ channelId, tasks }) => {
    for (const { id } of tasks) invalidate(client, attachmentsQuery(channelId, id).queryKey);
  });
  keepLive(binding, ["task-attachments"]);
}
