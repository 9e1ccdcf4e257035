"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ConversationIcon } from "@/components/conversations/conversation-icon";
import { conversationTitle } from "@/components/conversations/conversation-title";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { useChannels, useMe } from "@/components/workspaces/workspace-context";
import { conversationsQuery } from "@/lib/conversations/queries";

export type ForwardTarget = { id: string; name: string; icon: ReactNode };

/** Where I can write: my conversations, the latest first, then the workspace's channels. */
export function useForwardTargets(): ForwardTarget[] {
  const me = useMe();
  const channels = useChannels();
  const { data } = useInfiniteQuery(conversationsQuery());
  const conversations = data?.pages.flatMap(({ items }) => items) ?? [];
  return [
    ...conversations
      .filter(({ can }) => can.createMessage)
      .map((conversation) => ({
        id: conversation.id,
        name: conversationTitle(conversation, me.id),
        icon: <ConversationIcon conversation={conversation} myId={me.id} />,
      })),
    ...channels
      .filter(({ can }) => can.createMessage)
      .map(({ id, name, type }) => ({ id, name, icon: <ChannelIcon type={type} /> })),
  ];
}
