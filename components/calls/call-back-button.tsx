"use client";
import { Phone } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";
import { useOpenCall } from "./open-calls";
import { useCallPlace } from "./use-call-place";

const JoinDialog = onDemand(() => import("./join/join-dialog"));

type CallBackButtonProps = { channelId: string; isIcon?: boolean };

/** After a missed call: calls where it rang, or joins what is open there by now. Nothing where one may not. */
export default function CallBackButton({ channelId, isIcon = false }: CallBackButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const call = useOpenCall(channelId);
  const { channel } = useCallPlace(channelId);
  const mayCall = channel?.actions.includes("call.speak") && !channel.isArchived && !channel.isBlocked;
  if (!channel || !mayCall) return null;
  const label = call ? "Join the call" : "Call back";
  return (
    <>
      {isIcon ? (
        <IconButton size="sm" label={label} onClick={() => setOpen(true)}>
          <Phone />
        </IconButton>
      ) : (
        <Button size="sm" onClick={() => setOpen(true)}>
          {label}
        </Button>
      )}
      <JoinDialog open={isOpen} onOpenChange={setOpen} channel={channel} />
    </>
  );
}
