import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { emojiKeys, emojiQuery } from "./queries";

export function bindEmojiEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("emoji.changed", ({ workspaceId }) => invalidate(client, emojiQuery(workspaceId).queryKey));
  keepLive(binding, emojiKeys.own);
}
