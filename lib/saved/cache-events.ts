import type { QueryClient } from "@tanstack/react-query";
import { objectName } from "@/lib/objects/types";
import type { RealtimeSocket } from "@/lib/realtime/client-socket";
import { savedInChannelQuery, savedQuery } from "./queries";

/** Applies what I save and take out, on any of my devices, to the browser's cache. */
export function bindSavedEvents(socket: RealtimeSocket, client: QueryClient) {
  socket.on("saved.changed", ({ object, channelId, isSaved }) => {
    client.setQueryData(savedInChannelQuery(channelId).queryKey, (saved) => {
      const others = saved?.filter((other) => objectName(other) !== objectName(object));
      return others && (isSaved ? [object, ...others] : others);
    });
    void client.invalidateQueries({ queryKey: savedQuery().queryKey });
  });
}
