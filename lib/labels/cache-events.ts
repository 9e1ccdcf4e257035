import { patchQueries } from "@/lib/http/patch-queries";
import { type CacheBinding, keepLive } from "@/lib/realtime/cache-binding";
import { labelKeys, labelsQuery } from "./queries";
import type { Label } from "./schema";

export function bindLabelEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("label.changed", (label) => {
    patchQueries<Label[]>(client, labelsQuery(label.channelId).queryKey, (labels) => {
      const at = labels.findIndex(({ id }) => id === label.id);
      return at < 0 ? [...labels, label] : labels.with(at, label);
    });
  });
  socket.on("label.deleted", ({ id, channelId }) => {
    patchQueries<Label[]>(client, labelsQuery(channelId).queryKey, (labels) =>
      labels.filter((label) => label.id !== id),
    );
  });
  keepLive(binding, labelKeys.lists);
}
