import { type CacheBinding, invalidate } from "@/lib/realtime/cache-binding";
import { emojiQuery } from "./queries";

export function bindEmojiEvents({ socket, client }: CacheBinding) {
  socket.on("emoji.changed", ({ workspaceId }) => invalidate(client, emojiQuery(workspaceId).queryKey));
}
