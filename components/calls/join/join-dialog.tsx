"use client";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { type ChannelType, channelTypeOf } from "@/lib/channels/types";
import { useOpenCall } from "../open-calls";
import { callSession, useCallSession } from "../session";
import { PreJoin } from "./pre-join";

export type JoinDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  channel: { id: string; name: string; type: ChannelType; actions: readonly string[] };
};

/** Oneself before a call: it starts one in the channel, or joins what is open there. */
export default function JoinDialog({ open, onOpenChange, channel }: JoinDialogProps) {
  const call = useOpenCall(channel.id);
  const session = useCallSession();
  const { calls: kind, noun } = channelTypeOf(channel.type);
  // In a workspace's channel one rings for people by name, once the call is open.
  const mayRingAll = kind === "announced" && noun === "conversation";
  const [rings, setRings] = useState(mayRingAll);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={
        call
          ? `Join the call in ${channel.name}`
          : kind === "rings"
            ? `Call ${channel.name}`
            : `Call in ${channel.name}`
      }
    >
      {open && (
        <PreJoin
          channelId={channel.id}
          call={call}
          actions={callSession}
          canSpeak={channel.actions.includes("call.speak")}
          isElsewhere={session !== null && session.channelId !== channel.id}
          startLabel={kind === "rings" ? "Call" : "Start the call"}
          rings={kind === "rings" ? undefined : rings}
          onJoined={() => onOpenChange(false)}
        >
          {!call && mayRingAll && (
            <Checkbox label="Ring for everyone in the group" checked={rings} onCheckedChange={setRings} />
          )}
        </PreJoin>
      )}
    </Dialog>
  );
}
