"use client";
import { Ellipsis } from "lucide-react";
import { atFirstInput } from "@/components/ui/first-input";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";

export const ChannelMenuItems = onDemand(() => import("./channel-menu-items"));
atFirstInput(ChannelMenuItems.code.load);

export function ChannelMenu({ channel }: { channel: TreeChannel }) {
  return (
    <Menu
      align="end"
      needs={ChannelMenuItems.code}
      trigger={
        <IconButton label="Channel menu">
          <Ellipsis />
        </IconButton>
      }
    >
      <ChannelMenuItems channel={channel} />
    </Menu>
  );
}
