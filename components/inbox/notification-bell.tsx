"use client";
import { Bell, BellOff } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import type { TreeChannel } from "@/lib/channels/schema";

const NotificationItems = onDemand(() => import("./notification-items"));

/** Shows whether a channel notifies me, and opens the menu that changes it. */
export function NotificationBell({ channel }: { channel: TreeChannel }) {
  const isOff = channel.isMuted || channel.level === "NONE";
  return (
    <Menu
      align="end"
      needs={NotificationItems.code}
      trigger={
        <IconButton label={isOff ? "Notifications, off" : "Notifications"}>
          {isOff ? <BellOff /> : <Bell />}
        </IconButton>
      }
    >
      <NotificationItems channel={channel} />
    </Menu>
  );
}
