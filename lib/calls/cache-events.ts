import { followPeople } from "@/lib/people/change-person";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { callKeys, forgetCallsOf, receiveCall } from "./queries";

/** Who is in which call, on every page. */
export function bindCallEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("call.changed", ({ call }) => {
    receiveCall(client, call);
    if (call.status === "ENDED") invalidate(client, callKeys.logs);
  });
  socket.on("channel.deleted", ({ id }) => forgetCallsOf(client, [id]));
  socket.on("access.changed", ({ channels }) => {
    if (channels) forgetCallsOf(client, channels.lost);
    // A call of a channel that one now sees is known to the server alone.
    if (!channels || channels.gained.length > 0) invalidate(client, callKeys.open);
  });
  followPeople(binding, callKeys.open, callKeys.logs);
  keepLive(binding, callKeys.open, callKeys.logs);
}
