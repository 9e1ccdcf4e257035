import { useInfiniteQuery } from "@tanstack/react-query";
import { useChannels, useMe } from "@/components/app/workspace-context";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { conversationsQuery } from "@/lib/conversations/queries";
import { conversationTitle } from "./conversation-title";

/** The name of a channel or conversation for me, in lists that span several. */
export function usePlaceName(): (channelId: string) => string {
  const me = useMe();
  const channels = useChannels();
  const conversations = useInfiniteQuery(conversationsQuery()).data?.pages.flatMap(({ items }) => items);
  return (channelId) => {
    const channel = channels.find(({ id }) => id === channelId);
    if (channel) return channel.name;
    const conversation = conversations?.find(({ id }) => id === channelId);
    // It may be archived, or far down the list.
    if (!conversation) return "A conversation";
    const title = conversationTitle(conversation, me.id);
    return CHANNEL_TYPES[conversation.type].isPersonal ? `Direct message with ${title}` : title;
  };
}
