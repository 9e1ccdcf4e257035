import { objectName } from "@/lib/objects/types";
import { followPeople } from "@/lib/people/change-person";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { savedInChannelQuery, savedKeys } from "./queries";

/** What I save and take out, on any of my devices. */
export function bindSavedEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("saved.changed", ({ object, channelId, isSaved }) => {
    client.setQueryData(savedInChannelQuery(channelId).queryKey, (saved) => {
      const others = saved?.filter((other) => objectName(other) !== objectName(object));
      return others && (isSaved ? [object, ...others] : others);
    });
    invalidate(client, savedKeys.list);
  });
  followPeople(binding, savedKeys.list);
  keepLive(binding, savedKeys.list, savedKeys.inChannels);
}
