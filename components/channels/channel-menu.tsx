"use client";
import { Ellipsis } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { TreeChannel } from "@/lib/channels/schema";
import { ChannelMenuItems } from "./channel-menu-items";

export function ChannelMenu({ channel }: { channel: TreeChannel }) {
  return (
    <Menu
      align="end"
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
