import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { versionKeys, versionsQuery } from "./queries";

export function bindVersionEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  // Named ones change in the list, and a restored one makes others along with it.
  socket.on("version.changed", ({ documentId }) => invalidate(client, versionsQuery(documentId).queryKey));
  keepLive(binding, versionKeys.lists);
}
