"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useOpenChannelId } from "@/components/app/open-channel";
import { useChannels, useMe, useWorkspaceIds, useWorkspaces } from "@/components/app/workspace-context";
import { hasUnread, inTreeOrder } from "@/components/channels/build-tree";
import { ConversationIcon } from "@/components/conversations/conversation-icon";
import { conversationTitle } from "@/components/conversations/conversation-title";
import { useOpenConversation } from "@/components/conversations/use-open-conversation";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { Avatar } from "@/components/ui/avatar";
import type { TreeChannel } from "@/lib/channels/schema";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { conversationsQuery } from "@/lib/conversations/queries";
import type { Conversation } from "@/lib/conversations/schema";
import { channelPath, conversationPath, workspacePath } from "@/lib/workspaces/paths";
import { membersQuery } from "@/lib/workspaces/queries";
import type { FindGroup, FindItem } from "./find-item";
import { recentPlaces } from "./recent-places";

const SHOWN = 6;

/** Where one can go: all of it by groups, and what to begin with where nothing has been typed. */
export function usePlaces(): { all: FindGroup[]; first: FindGroup[] } {
  const router = useRouter();
  const channelId = useOpenChannelId();
  const { id, slug } = useWorkspaceIds();
  const me = useMe();
  const channels = useChannels();
  const workspaces = useWorkspaces();
  const { withPeople } = useOpenConversation();
  const conversations =
    useInfiniteQuery(conversationsQuery()).data?.pages.flatMap(({ items }) => items) ?? [];
  const members = useInfiniteQuery(membersQuery(id)).data?.pages.flatMap(({ items }) => items) ?? [];

  const unreadIn = ({ lastSeq, readSeq }: TreeChannel) => Math.max(0, lastSeq - readSeq);
  const toChannel = (channel: TreeChannel): FindItem => ({
    id: channel.id,
    label: channel.name,
    keywords: channel.topic,
    icon: <ChannelIcon type={channel.type} />,
    unread: unreadIn(channel),
    run: () => router.push(channelPath(slug, channel.id)),
  });
  const channelItems = inTreeOrder(channels).map(toChannel);
  const conversationItems = conversations.map(
    (conversation): FindItem => ({
      id: conversation.id,
      label: conversationTitle(conversation, me.id),
      icon: <ConversationIcon conversation={conversation} myId={me.id} size="xs" />,
      unread: unreadIn(conversation),
      run: () => router.push(conversationPath(slug, conversation.id)),
    }),
  );
  const others = members.filter(
    (person) => person.id !== me.id && !conversations.some((one) => isWith(one, person.id)),
  );

  const byId = new Map([...channelItems, ...conversationItems].map((item) => [item.id, item]));
  const recent = recentPlaces(me.id, id)
    .filter((placeId) => placeId !== channelId)
    .flatMap((placeId) => byId.get(placeId) ?? [])
    .slice(0, SHOWN);
  const isLeft = (item: FindItem) => item.id !== channelId && !recent.includes(item);
  const waiting = [...channels, ...conversations].filter((one) => hasUnread(one) && !one.isMuted);
  const unread = waiting
    .flatMap((one) => byId.get(one.id) ?? [])
    .filter(isLeft)
    .slice(0, SHOWN);
  const rest = channelItems.filter((item) => isLeft(item) && !unread.includes(item));

  return {
    first: [
      { label: "Recent", items: recent },
      { label: "Unread", items: unread },
      { label: "Channels", items: rest.slice(0, Math.max(0, SHOWN - recent.length - unread.length)) },
    ],
    all: [
      { label: "Channels", items: channelItems },
      { label: "Direct messages", items: conversationItems },
      {
        label: "People",
        items: others.map((person) => ({
          id: person.id,
          label: person.name,
          icon: <Avatar name={person.name} seed={person.id} src={person.image} size="xs" />,
          hint: "Message",
          run: () => void withPeople([person.id]),
        })),
      },
      {
        label: "Workspaces",
        items: workspaces
          .filter((workspace) => workspace.id !== id)
          .map((workspace) => ({
            id: workspace.id,
            label: workspace.name,
            icon: <Avatar name={workspace.name} seed={workspace.id} size="xs" shape="square" />,
            run: () => router.push(workspacePath(workspace.slug)),
          })),
      },
    ],
  };
}

const isWith = ({ type, people }: Conversation, personId: string) =>
  CHANNEL_TYPES[type].isPersonal && people.some(({ id }) => id === personId);
