import type { QueryClient } from "@tanstack/react-query";
import { patchMessage } from "@/lib/messages/cache-events";
import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { changeReactions, type ReactionChange } from "./change-reactions";

export function bindReactionEvents({ socket, client }: CacheBinding) {
  socket.on("reaction.changed", ({ messageId: id, channelId, ...change }) =>
    changeReaction(client, { id, channelId }, change),
  );
}

export function changeReaction(
  client: QueryClient,
  message: { id: string; channelId: string },
  change: ReactionChange,
) {
  patchMessage(client, message, ({ reactions }) => ({ reactions: changeReactions(reactions, change) }));
}
