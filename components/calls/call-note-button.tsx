"use client";
import { useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import type { MessageChannel } from "@/components/messages/message-channel";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import type { Message } from "@/lib/messages/schema";
import { isMissedBy, type Note } from "./call-note";
import { isIn, useOpenCall } from "./open-calls";

const JoinDialog = onDemand(() => import("./join/join-dialog"));

type CallNoteButtonProps = { message: Message; channel: MessageChannel; system: Note };

/** At the end of a call's row: joins it, or calls back where it was missed. */
export default function CallNoteButton({ message, channel, system }: CallNoteButtonProps) {
  const me = useMe();
  const open = useOpenCall(channel.id);
  const [isJoining, setJoining] = useState(false);
  const { actions, isArchived } = channel;
  const canJoin = open?.id === system.callId && !isIn(open, me.id) && actions.includes("call.join");
  const isUnanswered = isMissedBy(me.id, message, system) || system.endReason === "DECLINED";
  const canCall = isUnanswered && !open && actions.includes("call.speak") && !isArchived;
  const words = canJoin ? "Join" : message.author.id === me.id ? "Call again" : "Call back";
  return (
    <>
      {(canJoin || canCall) && (
        <Button size="sm" className="ml-1" onClick={() => setJoining(true)}>
          {words}
        </Button>
      )}
      <JoinDialog open={isJoining} onOpenChange={setJoining} channel={channel} />
    </>
  );
}
