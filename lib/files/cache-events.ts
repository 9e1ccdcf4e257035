import { expandMessage } from "@/lib/messages/compact";
import { followPeople } from "@/lib/people/change-person";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { fileKeys } from "./queries";

/** Files come, change and go with what carries them. */
export function bindFileEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("message.created", (message) => {
    if (expandMessage(message).files.length > 0) invalidate(client, fileKeys.listOf(message.channelId));
  });
  socket.on("message.updated", (message) => {
    if (expandMessage(message).files.length > 0) invalidate(client, fileKeys.listOf(message.channelId));
  });
  socket.on("message.deleted", ({ channelId }) => invalidate(client, fileKeys.listOf(channelId)));
  socket.on("files.changed", ({ channelId }) => invalidate(client, fileKeys.listOf(channelId)));
  // What is deleted takes its files along.
  socket.on("tasks.changed", ({ channelId, deletedIds }) => {
    if (deletedIds.length > 0) invalidate(client, fileKeys.listOf(channelId));
  });
  followPeople(binding, fileKeys.lists);
  keepLive(binding, fileKeys.lists);
}
