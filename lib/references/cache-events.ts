import { followPeople } from "@/lib/people/change-person";
import { type CacheBinding, invalidate } from "@/lib/realtime/cache-binding";
import type { ServerEvent } from "@/lib/realtime/events";
import { referenceKeys, referenceQuery } from "./queries";

export function bindReferenceEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  const redraw = ({ id, channelId, threadId, seq, broadcast }: ServerEvent<"message.updated">) => {
    const place = { channelId, ...(threadId && { threadId }), seq };
    const places = broadcast ? [place, { channelId, seq: broadcast.seq }] : [place];
    for (const key of [{ id }, ...places])
      invalidate(client, referenceQuery({ type: "message", ...key }).queryKey);
  };
  socket.on("message.updated", redraw);
  socket.on("message.deleted", redraw);
  socket.on("channel.updated", ({ id }) =>
    invalidate(client, referenceQuery({ type: "channel", id }).queryKey),
  );
  /** Cards of what is in these channels, and of the channels. */
  const redrawOf = (ids: readonly string[], hasGained = false) =>
    void client.invalidateQueries({
      queryKey: referenceKeys.references,
      predicate: ({ state }) => {
        const data = JSON.stringify(state.data) ?? "";
        return (hasGained && data.includes('"isVisible":false')) || ids.some((id) => data.includes(id));
      },
    });
  socket.on("channel.deleted", ({ id }) => redrawOf([id]));
  // Cards of what was hidden may be readable now, and those of what was lost no longer.
  socket.on("access.changed", ({ channels }) => {
    if (!channels) return invalidate(client, referenceKeys.references);
    const { gained, lost } = channels;
    const hasHistory = gained.some(({ lastSeq }) => lastSeq > 0);
    if (!hasHistory && lost.length === 0) return;
    redrawOf(lost, hasHistory);
  });
  followPeople(binding, referenceKeys.references, referenceKeys.backlinks);
}
