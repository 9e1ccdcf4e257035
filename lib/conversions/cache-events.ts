import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { referenceKeys, referenceQuery } from "@/lib/references/queries";

/** What is shown of tasks and documents under messages, and where documents mention them, changes with them. */
export function bindOutcomeEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  const redraw = (type: "task" | "document", id: string) =>
    invalidate(client, referenceQuery({ type, id }).queryKey);
  socket.on("tasks.changed", ({ tasks, deletedIds }) => {
    for (const { id } of tasks) redraw("task", id);
    for (const id of deletedIds) redraw("task", id);
  });
  socket.on("channel.updated", ({ id }) => redraw("document", id));
  socket.on("channel.deleted", ({ id }) => redraw("document", id));
  keepLive(binding, referenceKeys.references);
}
