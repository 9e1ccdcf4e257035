import { type CacheBinding, keepLive } from "@/lib/realtime/cache-binding";
import { myVotesQuery, pollKeys } from "./queries";

export function bindPollEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("poll.voted", ({ messageId, optionIds }) => {
    client.setQueryData(myVotesQuery(messageId).queryKey, optionIds);
  });
  keepLive(binding, pollKeys.votes);
}
