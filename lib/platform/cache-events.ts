import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { instanceSettingsQuery } from "./queries";

export function bindPlatformEvents({ socket, client }: CacheBinding) {
  socket.on("settings.changed", (event) => {
    if (event.scope === "instance") client.setQueryData(instanceSettingsQuery().queryKey, event.settings);
  });
}
