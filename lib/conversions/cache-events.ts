import { type CacheBinding, invalidate } from "@/lib/realtime/cache-binding";
import { referenceQuery } from "@/lib/references/queries";

/** What is shown of tasks under messages changes with them. */
export function bindOutcomeEvents({ socket, client }: CacheBinding) {
  const redraw = (id: string) => invalidate(client, referenceQuery({ type: "task", id }).queryKey);
  socket.on("tasks.changed", ({ tasks, deletedIds }) => {
    for (const { id } of tasks) redraw(id);
    for (const id of deletedIds) redraw(id);
  });
}
