"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useMemo } from "react";
import { RecentChatsSection } from "@/components/ai/recent-section";
import { useOpenChannelId } from "@/components/app/open-channel";
import { useChannels, useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { toNodes } from "@/components/channels/build-tree";
import { useOpenChannelDialog } from "@/components/channels/channel-dialogs";
import { ChannelMenuItems } from "@/components/channels/channel-menu";
import { useCollapsed } from "@/components/channels/use-collapsed";
import { ConversationSection } from "@/components/conversations/conversation-section";
import { InboxLink } from "@/components/inbox/inbox-link";
import { LaterLink } from "@/components/later/later-link";
import { ChannelTree } from "@/components/shell/channel-tree";
import { useShell } from "@/components/shell/shell-context";
import { SidebarHeader } from "@/components/shell/sidebar-header";
import { SidebarLink } from "@/components/shell/sidebar-link";
import { SidebarSection } from "@/components/shell/sidebar-section";
import { ThreadsLink } from "@/components/threads/threads-link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { channelsQuery } from "@/lib/channels/queries";
import { draftsQuery } from "@/lib/drafts/queries";
import { channelPath } from "@/lib/workspaces/paths";

const WorkspaceMenuItems = onDemand(() => import("./workspace-menu-items"));

export function WorkspaceSidebar() {
  const workspace = useWorkspace();
  const open = useOpenChannelDialog();
  const addChannel = () => open({ kind: "create", parentId: null });
  return (
    <>
      <SidebarHeader
        title={workspace?.name ?? "Workspace"}
        menu={<WorkspaceMenuItems />}
        needs={WorkspaceMenuItems.code}
      />
      <nav aria-label="Channels" className="min-h-0 flex-1 overflow-y-auto overscroll-contain pt-1.5 pb-4">
        <InboxLink />
        <ThreadsLink />
        <SidebarLink page="myWork" />
        <SidebarLink page="aiChats" />
        <LaterLink />
        <SidebarLink page="saved" />
        <SidebarSection
          label="Channels"
          action={
            workspace?.can.createChannel && (
              <IconButton size="sm" label="Add a channel" onClick={addChannel}>
                <Plus />
              </IconButton>
            )
          }
        >
          <Channels onAdd={workspace?.can.createChannel ? addChannel : undefined} />
        </SidebarSection>
        <ConversationSection />
        <RecentChatsSection />
      </nav>
    </>
  );
}

function Channels({ onAdd }: { onAdd?: () => void }) {
  const { id, slug } = useWorkspaceIds();
  const channelId = useOpenChannelId();
  const { showPage } = useShell();
  const { isError, refetch } = useQuery(channelsQuery(id));
  const channels = useChannels();
  const { data: drafts } = useQuery(draftsQuery());
  const draftIds = useMemo(() => new Set(drafts?.map(({ channelId: id }) => id)), [drafts]);
  const [collapsed, setCollapsed] = useCollapsed(id);

  if (isError && channels.length === 0) return <ErrorState className="py-4" onRetry={() => void refetch()} />;
  if (channels.length === 0) {
    return (
      <EmptyState
        className="py-4"
        title="No channels yet"
        action={onAdd && <Button onClick={onAdd}>Add a channel</Button>}
      >
        {onAdd ? "Channels are where your team talks and writes." : "Nothing is shared with you yet."}
      </EmptyState>
    );
  }
  return (
    <ChannelTree
      label="Channels"
      nodes={toNodes(channels, (channel) => channelPath(slug, channel), draftIds)}
      activeId={channelId}
      collapsedIds={collapsed}
      onCollapsedChange={setCollapsed}
      onOpen={showPage}
      menuItems={(node) => {
        const channel = channels.find((other) => other.id === node.id);
        return channel && <ChannelMenuItems channel={channel} />;
      }}
    />
  );
}
