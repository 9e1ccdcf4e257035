import type { QueryClient } from "@tanstack/react-query";
import { noteDelivered } from "@/lib/conversations/deliveries";
import { receiptsQuery, refreshConversations } from "@/lib/conversations/queries";
import type { Receipt } from "@/lib/conversations/schema";
import { patchQueries } from "@/lib/http/patch-queries";
import type { Message } from "@/lib/messages/schema";
import type { RealtimeSocket } from "./client-socket";

type Binding = { client: QueryClient; userId: string };

/** What events about direct and group conversations change in the browser's cache; messages come like everywhere. */
export function bindConversationEvents(socket: RealtimeSocket, { client, userId }: Binding) {
  socket.on("conversation.changed", () => refreshConversations(client));
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

/** Channels of workspaces have no receipts: nothing is told of what a tree holds. */
function isConversation(client: QueryClient, channelId: string): boolean {
  const trees = client.getQueriesData<{ id: string }[]>({ queryKey: ["channels"] });
  return !trees.some(([, tree]) => tree?.some(({ id }) => id === channelId));
}
