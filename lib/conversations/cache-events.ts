import type { QueryClient } from "@tanstack/react-query";
import { patchChannel } from "@/lib/channels/cache-events";
import { channelKeys } from "@/lib/channels/queries";
import { patchQueries } from "@/lib/http/patch-queries";
import { patchThread } from "@/lib/messages/cache-events";
import { announceReadChange } from "@/lib/messages/read-changes";
import { followPeople } from "@/lib/people/change-person";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { conversationKeys, patchConversation, receiptsQuery, refreshConversations } from "./queries";
import type { Receipt } from "./schema";

/** Direct and group conversations, and reading anywhere. */
export function bindConversationEvents(binding: CacheBinding) {
  const { socket, client, userId } = binding;
  socket.on("conversation.changed", () => refreshConversations(client));
  socket.on("channel.read", ({ channelId, readSeq }) => setReadSeq(client, channelId, readSeq));
  socket.on("channel.unread", ({ channelId, threadId, readSeq }) => {
    const back = () => ({ readSeq });
    if (threadId) patchThread(client, threadId, back);
    else {
      patchChannel(client, channelId, back);
      patchConversation(client, channelId, back);
    }
    announceReadChange({ channelId, threadId, readSeq });
  });
  socket.on("receipt.changed", ({ channelId, ...receipt }) =>
    patchQueries(client, receiptsQuery(channelId).queryKey, (receipts: Receipt[]) => [
      ...receipts.filter((it) => it.userId !== receipt.userId),
      receipt,
    ]),
  );
  for (const event of ["channel.created", "channel.updated", "channel.deleted", "access.changed"] as const)
    socket.on(event, ({ workspaceId }: { workspaceId: string | null }) => {
      if (workspaceId === null) refreshConversations(client);
    });
  socket.on("message.created", (message) => {
    const { author, channelId, threadId, broadcast } = message;
    const seq = broadcast?.seq ?? (threadId ? 0 : message.seq);
    if (seq && author.id !== userId && isConversation(client, channelId)) reportDelivered(channelId, seq);
  });
  socket.on("block.changed", () => refreshConversations(client));
  socket.on("settings.changed", ({ scope }) => {
    if (scope === "person") invalidate(client, conversationKeys.receipts);
  });
  followPeople(binding, conversationKeys.lists, conversationKeys.conversations);
  keepLive(binding, conversationKeys.lists, conversationKeys.conversations, conversationKeys.receipts);
}

/** Says that a conversation's messages have arrived here. Where that can't be loaded, the next message reports these as well. */
export function reportDelivered(channelId: string, seq: number) {
  import("./deliveries").then(
    ({ noteDelivered }) => noteDelivered(channelId, seq),
    () => {},
  );
}

/** Reading only ever moves forward. */
export function setReadSeq(client: QueryClient, channelId: string, readSeq: number) {
  const forward = (channel: { readSeq: number }) => ({ readSeq: Math.max(channel.readSeq, readSeq) });
  patchChannel(client, channelId, forward);
  patchConversation(client, channelId, forward);
}

/** Channels of workspaces have no receipts, so deliveries in a tree are not reported. */
function isConversation(client: QueryClient, channelId: string): boolean {
  const trees = client.getQueriesData<{ id: string }[]>({ queryKey: channelKeys.trees });
  return !trees.some(([, tree]) => tree?.some(({ id }) => id === channelId));
}
