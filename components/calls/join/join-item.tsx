"use client";
import { LogIn } from "lucide-react";
import { MenuItem } from "@/components/ui/menu-item";
import { useCallSession } from "../session";
import { joinNow } from "./join-now";

/** In a room's menu. */
export function JoinItem({ channelId }: { channelId: string }) {
  if (useCallSession()?.channelId === channelId) return null;
  return (
    <MenuItem icon={<LogIn />} onSelect={() => joinNow(channelId)}>
      Join
    </MenuItem>
  );
}
