"use client";
import { Archive, UserPlus } from "lucide-react";
import { visiblePages } from "@/components/app/pages";
import { useWorkspace, useWorkspaceIds } from "@/components/app/workspace-context";
import { useOpenChannelDialog } from "@/components/channels/channel-dialogs";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";

/** What one may do with the workspace, and its pages. */
export default function WorkspaceMenuItems() {
  const { slug } = useWorkspaceIds();
  const workspace = useWorkspace();
  const open = useOpenChannelDialog();
  const pages = visiblePages({ workspace: workspace?.role }).filter(({ group }) => group === "Workspace");
  return (
    <>
      {workspace?.can.invite && (
        <MenuItem icon={<UserPlus />} onSelect={() => open({ kind: "invite" })}>
          Invite people
        </MenuItem>
      )}
      <MenuItem icon={<Archive />} onSelect={() => open({ kind: "archived" })}>
        Archived channels
      </MenuItem>
      <MenuSeparator />
      {pages.map(({ id, label, shortLabel, icon: Icon, path }) => (
        <MenuItem key={id} icon={<Icon />} href={path(slug)}>
          {shortLabel ?? label}
        </MenuItem>
      ))}
    </>
  );
}
