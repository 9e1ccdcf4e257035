import type { QueryClient } from "@tanstack/react-query";
import { patchMessage } from "@/lib/messages/cache-events";
import type { RealtimeSocket } from "@/lib/realtime/socket";
import { changeReactions, type ReactionChange } from "./change-reactions";

export function bindReactionEvents(socket: RealtimeSocket, client: QueryClient) {
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
