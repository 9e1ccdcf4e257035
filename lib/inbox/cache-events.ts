import type { QueryClient } from "@tanstack/react-query";
import { patchChannel } from "@/lib/channels/cache-events";
import { channelKeys } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { conversationKeys, patchConversation } from "@/lib/conversations/queries";
import { threadKeys } from "@/lib/messages/threads/queries";
import { followPeople } from "@/lib/people/change-person";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { workspacesQuery } from "@/lib/workspaces/queries";
import { overlappingChanges } from "./overlapping-changes";
import { inboxKeys, unreadQuery } from "./queries";
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

/** What changes when my inbox, or how I am notified, changes anywhere. */
export function bindInboxEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  const lacksAnother = overlappingChanges();
  socket.on("inbox.changed", (change) => {
    client.setQueryData(unreadQuery().queryKey, change.unread);
    const isInexact = lacksAnother(change);
    if (isInexact) invalidate(client, unreadQuery().queryKey);
    invalidate(client, inboxKeys.all);
    // Who is notified of a reply may follow its thread since then.
    if (change.isNew) invalidate(client, threadKeys.lists, threadKeys.threads);
    const known = change.channels.map(({ id, mentionCount }) => changeChannel(client, id, { mentionCount }));
    // A channel of a workspace that isn't open: its badge is in the rail.
    if (known.includes(false)) invalidate(client, workspacesQuery().queryKey);
    if (isInexact && change.channels.length > 0)
      invalidate(client, channelKeys.trees, conversationKeys.lists);
    for (const listener of listeners) listener(change);
  });
  socket.on("notifications.changed", ({ channelId, level, isMuted }) => {
    changeChannel(client, channelId, { level, isMuted });
    invalidate(client, inboxKeys.all);
  });
  followPeople(binding, inboxKeys.all);
  keepLive(binding, inboxKeys.all, unreadQuery().queryKey);
}

/** Returns whether the browser holds it, as a channel or as a conversation. */
function changeChannel(client: QueryClient, channelId: string, change: ChannelChange): boolean {
  const isInTree = patchChannel(client, channelId, () => change);
  return patchConversation(client, channelId, () => change) || isInTree;
}
