import { type CacheBinding, invalidate } from "@/lib/realtime/cache-binding";
import { stickersQuery } from "./queries";

export function bindStickerEvents({ socket, client }: CacheBinding) {
  socket.on("stickers.changed", ({ workspaceId }) => invalidate(client, stickersQuery(workspaceId).queryKey));
}
