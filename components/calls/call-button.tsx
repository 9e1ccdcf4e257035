"use client";
import { Phone } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import type { ChannelType } from "@/lib/channels/types";
import { useOpenCall } from "./open-calls";

const JoinDialog = onDemand(() => import("./join/join-dialog"));
const OpenCallButton = onDemand(() => import("./open-call-button"), <span hidden />);

type CallButtonProps = {
  channel: {
    id: string;
    name: string;
    type: ChannelType;
    actions: readonly string[];
    isArchived: boolean;
    isBlocked?: boolean;
  };
};

/** In a header: starts a call, or shows the one that is open with its people and time. */
export function CallButton({ channel }: CallButtonProps) {
  const [open, setOpen] = useState(false);
  const call = useOpenCall(channel.id);
  const canStart = channel.actions.includes("call.speak") && !channel.isArchived && !channel.isBlocked;
  return (
    <>
      {call ? (
        <OpenCallButton call={call} onJoin={() => setOpen(true)} />
      ) : (
        canStart && (
          <IconButton label="Start a call" onClick={() => setOpen(true)}>
            <Phone />
          </IconButton>
        )
      )}
      <JoinDialog open={open} onOpenChange={setOpen} channel={channel} />
    </>
  );
}
