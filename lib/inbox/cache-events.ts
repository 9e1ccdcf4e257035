import type { QueryClient } from "@tanstack/react-query";
import type { TreeChannel } from "@/lib/channels/schema";
import type { RealtimeSocket } from "@/lib/realtime/socket";
import { unreadQuery } from "./queries";
import type { InboxChange } from "./schema";

/** What a channel and a conversation have in common. */
type ChannelChange = Partial<Pick<TreeChannel, "mentionCount" | "level" | "isMuted">>;
type Listener = (change: InboxChange) => void;
const listeners = new Set<Listener>();

/** For what isn't in the cache: notifications of the operating system. */
export function onInboxChange(listener: Listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What happens in this browser when my inbox, or how I am told, changes anywhere. */
export function bindInboxEvents(
  socket: RealtimeSocket,
  client: QueryClient,
  patchChannel: (channelId: string, change: ChannelChange) => boolean,
) {
  socket.on("inbox.changed", (change) => {
    client.setQueryData(unreadQuery().queryKey, change.unread);
    void client.invalidateQueries({ queryKey: ["inbox"] });
    // Who is told of an answer may follow its thread since then.
    if (change.isNews)
      for (const key of ["threads", "thread"]) void client.invalidateQueries({ queryKey: [key] });
    if (change.isNews && change.unread.REPORT) void client.invalidateQueries({ queryKey: ["reports"] });
    const known = change.channels.map(({ id, mentionCount }) => patchChannel(id, { mentionCount }));
    // A channel of a workspace that isn't open: its badge is in the rail.
    if (known.includes(false)) void client.invalidateQueries({ queryKey: ["workspaces"] });
    for (const listener of listeners) listener(change);
  });
  socket.on("notifications.changed", ({ channelId, level, isMuted }) => {
    patchChannel(channelId, { level, isMuted });
    void client.invalidateQueries({ queryKey: ["inbox"] });
  });
}

/** After a time without events. */
export function catchUpInbox(client: QueryClient) {
  void client.invalidateQueries({ queryKey: ["inbox"] });
  void client.invalidateQueries({ queryKey: unreadQuery().queryKey });
}
