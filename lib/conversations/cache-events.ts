import type { QueryClient } from "@tanstack/react-query";
import { patchChannel } from "@/lib/channels/cache-events";
import { patchQueries } from "@/lib/http/patch-queries";
import type { Message } from "@/lib/messages/schema";
import type { RealtimeSocket } from "@/lib/realtime/socket";
import { noteDelivered } from "./deliveries";
import { patchConversation, receiptsQuery, refreshConversations } from "./queries";
import type { Receipt } from "./schema";

type Binding = { client: QueryClient; userId: string };

/** Applies the events of direct and group conversations, and reading anywhere, to the browser's cache. */
export function bindConversationEvents(socket: RealtimeSocket, { client, userId }: Binding) {
  socket.on("conversation.changed", () => refreshConversations(client));
  socket.on("channel.read", ({ channelId, readSeq }) => setReadSeq(client, channelId, readSeq));
  socket.on("receipt.changed", ({ channelId, ...receipt }) =>
    patchQueries<Receipt[]>(client, receiptsQuery(channelId).queryKey, (receipts) => [
      ...receipts.filter((it) => it.userId !== receipt.userId),
      receipt,
    ]),
  );
  for (const event of ["channel.created", "channel.updated", "channel.deleted", "access.changed"] as const)
    socket.on(event, ({ workspaceId }: { workspaceId: string | null }) => {
      if (workspaceId === null) refreshConversations(client);
    });
  socket.on("message.created", (message: Message) => {
    const isOwn = message.author.id === userId;
    if (!isOwn && !message.threadId && isConversation(client, message.channelId))
      noteDelivered(message.channelId, message.seq);
  });
}

/** Reading only ever moves forward. */
export function setReadSeq(client: QueryClient, channelId: string, readSeq: number) {
  const forward = (channel: { readSeq: number }) => ({ readSeq: Math.max(channel.readSeq, readSeq) });
  patchChannel(client, channelId, forward);
  patchConversation(client, channelId, forward);
}

/** Channels of workspaces have no receipts: nothing is told of what a tree holds. */
function isConversation(client: QueryClient, channelId: string): boolean {
  const trees = client.getQueriesData<{ id: string }[]>({ queryKey: ["channels"] });
  return !trees.some(([, tree]) => tree?.some(({ id }) => id === channelId));
}
