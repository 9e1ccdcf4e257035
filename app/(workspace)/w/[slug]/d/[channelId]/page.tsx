import { QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { ConversationPage } from "@/components/conversations/conversation-page";
import { conversationTitle } from "@/components/conversations/conversation-title";
import { requireActor } from "@/lib/auth/session";
import { getConversationEndpoint, listReceiptsEndpoint } from "@/lib/conversations/endpoints";
import { conversationQuery, receiptsQuery } from "@/lib/conversations/queries";
import { listMessagesEndpoint } from "@/lib/messages/endpoints";
import { messagesQuery } from "@/lib/messages/queries";
import { MessageQuery } from "@/lib/messages/schema";
import { FirstState } from "../../../../first-state";
import { load } from "../../../../load";

/** As for a channel. */
export const unstable_dynamicStaleTime = 180;

type Props = {
  params: Promise<{ slug: string; channelId: string }>;
  searchParams: Promise<{ m?: string | string[]; thread?: string | string[] }>;
};

const loadConversation = cache(async (channelId: string) => {
  if (!z.uuid().safeParse(channelId).success) notFound();
  return load(getConversationEndpoint, { params: { channelId } });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { userId } = await requireActor();
  return { title: conversationTitle(await loadConversation((await params).channelId), userId) };
}

export default async function Page({ params, searchParams }: Props) {
  const { channelId } = await params;
  const conversation = await loadConversation(channelId);
  const { m, thread } = await searchParams;
  // As for a channel: beside a thread it is the thread's message that the address names.
  const around = thread ? undefined : MessageQuery.shape.around.safeParse(m).data || undefined;
  const client = new QueryClient();
  const [messages, receipts] = await Promise.all([
    load(listMessagesEndpoint, { params: { channelId }, query: around ? { around } : {} }),
    load(listReceiptsEndpoint, { params: { channelId } }),
  ]);
  client.setQueryData(conversationQuery(channelId).queryKey, conversation);
  client.setQueryData(messagesQuery(channelId).queryKey, messages);
  client.setQueryData(receiptsQuery(channelId).queryKey, receipts.items);
  return (
    <FirstState client={client}>
      <ConversationPage channelId={channelId} />
    </FirstState>
  );
}
