"use client";
import type { ReactNode } from "react";
import { type PanelName, showBeside } from "@/components/app/beside";
import { useOpenChannelId } from "@/components/app/open-channel";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { MenuItem } from "@/components/ui/menu-item";

type PanelItemProps = {
  channelId: string;
  /** Where its page is. */
  path: (slug: string, channelId: string) => string;
  panel: PanelName;
  icon: ReactNode;
  children: string;
};

/** A menu item that shows a panel of a channel: beside it where it is the open one, else along with its page. */
export function PanelItem({ channelId, path, panel, icon, children }: PanelItemProps) {
  const { slug } = useWorkspaceIds();
  const isHere = useOpenChannelId() === channelId;
  if (isHere) {
    return (
      <MenuItem icon={icon} onSelect={() => showBeside({ panel })}>
        {children}
      </MenuItem>
    );
  }
  return (
    <MenuItem icon={icon} href={`${path(slug, channelId)}?panel=${panel}`}>
      {children}
    </MenuItem>
  );
}
