import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { keepLive } from "@/lib/realtime/cache-binding";
import { callKeys, openCallsQuery } from "./queries";

/** Puts a newer state of a call in, and takes out what has ended. */
export function bindCallEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  keepLive(binding, callKeys.open);
  socket.on("call.changed", ({ call }) => {
    client.setQueryData(openCallsQuery().queryKey, (calls) => {
      const known = calls?.find(({ id }) => id === call.id);
      if (!calls || (known && known.revision >= call.revision)) return calls;
      const others = calls.filter((other) => other !== known);
      return call.status === "ENDED" ? others : [...others, call];
    });
  });
}
