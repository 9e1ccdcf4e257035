"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Archive, SquarePen, UserPlus } from "lucide-react";
import { useEffect } from "react";
import { useOpenChannelId } from "@/components/app/open-channel";
import { useMe, useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { useOpenChannelDialog } from "@/components/channels/channel-dialogs";
import { usePresenceOf } from "@/components/people/use-presence-of";
import type { ChannelNode } from "@/components/shell/channel-node";
import { ChannelTree } from "@/components/shell/channel-tree";
import { useShell } from "@/components/shell/shell-context";
import { SidebarRow } from "@/components/shell/sidebar-row";
import { SidebarSection } from "@/components/shell/sidebar-section";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { reportDelivered } from "@/lib/conversations/cache-events";
import { conversationsQuery } from "@/lib/conversations/queries";
import type { Conversation } from "@/lib/conversations/schema";
import { conversationPath } from "@/lib/workspaces/paths";
import { ConversationMenuItems } from "./conversation-menu";
import { conversationTitle, othersIn } from "./conversation-title";
import { OtherPeople } from "./other-people";
import { useNewConversation } from "./use-new-conversation";

/** My direct and group conversations, the same in every workspace, and who else there is to write to. */
export function ConversationSection() {
  const { start, dialog } = useNewConversation();
  const open = useOpenChannelDialog();
  const canInvite = useWorkspace()?.can.invite;
  return (
    <SidebarSection
      label="Direct messages"
      action={
        <IconButton size="sm" label="Hidden and archived" onClick={() => open({ kind: "put-away" })}>
          <Archive />
        </IconButton>
      }
    >
      <Conversations />
      <SidebarRow icon={<SquarePen />} onClick={start}>
        New message
      </SidebarRow>
      {canInvite && (
        <SidebarRow icon={<UserPlus />} onClick={() => open({ kind: "invite" })}>
          Invite people
        </SidebarRow>
      )}
      {dialog}
    </SidebarSection>
  );
}

function Conversations() {
  const { slug } = useWorkspaceIds();
  const me = useMe();
  const channelId = useOpenChannelId();
  const { showPage } = useShell();
  const presenceOf = usePresenceOf();
  const query = useInfiniteQuery(conversationsQuery());
  const conversations = query.data?.pages.flatMap((page) => page.items);
  useDeliveries(conversations);

  if (!conversations) {
    if (!query.isError) return <Skeleton className="mx-4 h-6" />;
    return (
      <Button size="sm" variant="ghost" className="mx-3" onClick={() => void query.refetch()}>
        They didn’t load. Try again
      </Button>
    );
  }
  const toNode = (conversation: Conversation): ChannelNode => {
    const { id, type, image, lastSeq, readSeq, isMuted, mentionCount } = conversation;
    const [other] = othersIn(conversation, me.id);
    const { isPersonal } = CHANNEL_TYPES[type];
    return {
      id,
      type,
      name: conversationTitle(conversation, me.id),
      href: conversationPath(slug, id),
      unread: lastSeq - readSeq,
      isMuted,
      mentions: mentionCount,
      seed: isPersonal ? other?.id : undefined,
      image: isPersonal ? other?.image : image,
      presence: isPersonal && other ? presenceOf(other.id) : undefined,
      statusOf: isPersonal ? other?.id : undefined,
    };
  };
  return (
    <>
      {conversations.length > 0 && (
        <ChannelTree
          label="Direct messages"
          nodes={conversations.map(toNode)}
          activeId={channelId}
          onOpen={showPage}
          menuItems={({ id }) => {
            const conversation = conversations.find((other) => other.id === id);
            return conversation && <ConversationMenuItems conversation={conversation} />;
          }}
        />
      )}
      {query.hasNextPage && (
        <Button
          size="sm"
          variant="ghost"
          className="mx-3 text-muted"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
      <OtherPeople conversations={conversations} />
    </>
  );
}

/** Whatever the list says has come, this device has received. */
function useDeliveries(conversations: Conversation[] | undefined) {
  useEffect(() => {
    for (const { id, lastSeq, readSeq } of conversations ?? []) {
      if (lastSeq > readSeq) reportDelivered(id, lastSeq);
    }
  }, [conversations]);
}
