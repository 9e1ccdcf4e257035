"use client";
import { useState } from "react";
import { useChannels, useMe, useWorkspaceIds, useWorkspaces } from "@/components/app/workspace-context";
import { callsForMe } from "@/components/channels/build-tree";
import { useMyPresence } from "@/components/people/use-presence-of";
import { UserMenu } from "@/components/shell/user-menu";
import { WorkspaceRail } from "@/components/shell/workspace-rail";
import { LazyPopup } from "@/components/ui/lazy-popup";
import { onDemand } from "@/components/ui/on-demand";
import { newWorkspacePath, workspacePath } from "@/lib/workspaces/paths";

const UserMenuItems = onDemand(() => import("./user-menu-items"));
const StatusDialog = onDemand(() => import("@/components/people/status-dialog"));

export function Rail() {
  const { id } = useWorkspaceIds();
  const me = useMe();
  const presence = useMyPresence();
  const [isStatusOpen, setStatusOpen] = useState(false);
  const channels = useChannels();
  const isUnreadHere = channels.some(callsForMe);
  const mentionsHere = channels.reduce((sum, channel) => sum + channel.mentionCount, 0);
  const workspaces = useWorkspaces().map((workspace) => ({
    id: workspace.id,
    name: workspace.name,
    image: workspace.image,
    href: workspacePath(workspace.slug),
    // The open workspace's channels are known to the message.
    isUnread: workspace.id === id ? isUnreadHere : workspace.hasUnread,
    mentions: workspace.id === id ? mentionsHere : workspace.mentionCount,
  }));
  return (
    <WorkspaceRail
      workspaces={workspaces}
      activeId={id}
      addHref={newWorkspacePath}
      footer={
        <>
          <UserMenu user={me} presence={presence} needs={UserMenuItems.code}>
            <UserMenuItems onEditStatus={() => setStatusOpen(true)} />
          </UserMenu>
          <LazyPopup open={isStatusOpen}>
            <StatusDialog open={isStatusOpen} onOpenChange={setStatusOpen} />
          </LazyPopup>
        </>
      }
    />
  );
}
