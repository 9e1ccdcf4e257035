"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useChannels, useMe, useWorkspaceIds, useWorkspaces } from "@/components/app/workspace-context";
import { conversationTitle } from "@/components/conversations/conversation-title";
import { channelQuery } from "@/lib/channels/queries";
import type { ChannelType } from "@/lib/channels/types";
import { conversationQuery, conversationsQuery } from "@/lib/conversations/queries";
import { channelPath, conversationPath } from "@/lib/workspaces/paths";

/** What one needs to know of a channel to call there. */
export type CallableChannel = {
  id: string;
  name: string;
  type: ChannelType;
  actions: readonly string[];
  isArchived: boolean;
  isBlocked?: boolean;
};
/** `channel` is null until it has been read, and where one doesn't see it any more. */
export type CallPlace = {
  name: string;
  href: string;
  type: ChannelType | null;
  channel: CallableChannel | null;
};

/** Where a call is: a channel of any workspace, or a conversation. */
export function useCallPlace(channelId: string): CallPlace {
  const me = useMe();
  const { slug } = useWorkspaceIds();
  const channel = useChannels().find(({ id }) => id === channelId);
  const conversations = useInfiniteQuery(conversationsQuery());
  const listed = conversations.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === channelId);
  const isElsewhere = !channel && !listed && conversations.isSuccess;
  const foreign = useQuery({ ...channelQuery(channelId), enabled: isElsewhere });
  const isHidden = isElsewhere && foreign.data?.workspaceId === null;
  const hidden = useQuery({ ...conversationQuery(channelId), enabled: isHidden });
  const workspaces = useWorkspaces();

  if (channel) return { name: channel.name, href: channelPath(slug, channelId), type: channel.type, channel };
  const conversation = listed ?? hidden.data;
  if (conversation) {
    const name = conversationTitle(conversation, me.id);
    const { type } = conversation;
    return { name, href: conversationPath(slug, channelId), type, channel: { ...conversation, name } };
  }
  const other = workspaces.find(({ id }) => id === foreign.data?.workspaceId);
  if (foreign.data && other) {
    const { name, type } = foreign.data;
    return { name, href: channelPath(other.slug, channelId), type, channel: foreign.data };
  }
  return { name: "A call", href: conversationPath(slug, channelId), type: null, channel: null };
}
