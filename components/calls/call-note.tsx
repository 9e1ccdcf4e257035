"use client";
import { useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import type { MessageChannel } from "@/components/messages/message-channel";
import { Button } from "@/components/ui/button";
import type { Call } from "@/lib/calls/schema";
import type { Message } from "@/lib/messages/schema";
import { durationInWords, useCallTime } from "./call-clock";
import { peopleInWords } from "./call-words";
import JoinDialog from "./join/join-dialog";
import { isIn, useOpenCall } from "./open-calls";

type Note = Extract<NonNullable<Message["system"]>, { type: "call" }>;
type CallNoteProps = { message: Message; channel: MessageChannel; system: Note };

/** What the row of a call says: live while it is open, then how it ended. */
export default function CallNote({ message, channel, system }: CallNoteProps) {
  const me = useMe();
  const open = useOpenCall(channel.id);
  const [isJoining, setJoining] = useState(false);
  const live = open?.id === system.callId ? open : null;
  const isMine = message.author.id === me.id;
  const canJoin = live && !isIn(live, me.id) && channel.actions.includes("call.join");
  const isMissed = !live && !isMine && (system.endReason === "NO_ANSWER" || system.endReason === "CANCELED");
  const canCall =
    !open && system.endReason !== null && channel.actions.includes("call.speak") && !channel.isArchived;
  return (
    <>
      {live ? (
        <LiveNote call={live} />
      ) : (
        <span className={isMissed ? "text-warn" : undefined}>{wordsOf(system, isMine)}</span>
      )}
      {canJoin && <NoteButton onClick={() => setJoining(true)}>Join</NoteButton>}
      {canCall && (isMissed || system.endReason === "DECLINED") && (
        <NoteButton onClick={() => setJoining(true)}>{isMine ? "Call again" : "Call back"}</NoteButton>
      )}
      <JoinDialog open={isJoining} onOpenChange={setJoining} channel={channel} />
    </>
  );
}

const NoteButton = (props: { onClick: () => void; children: string }) => (
  <Button size="sm" className="ml-1.5" {...props} />
);

function LiveNote({ call }: { call: Call }) {
  const time = useCallTime(call);
  const { length } = call.participants;
  return (
    <span className="tabular-nums">
      {call.isVideo ? "Video call" : "Call"}, {call.status === "RINGING" ? "ringing" : (time ?? "just begun")}
      , {peopleInWords(length)}
    </span>
  );
}

/** "Call, 12 min, 3 people". A length there is only where somebody answered. */
export function wordsOf(
  { isVideo, endReason, seconds, peopleCount }: Omit<Note, "type" | "callId">,
  isMine: boolean,
) {
  const call = isVideo ? "Video call" : "Call";
  if (endReason === "DECLINED") return `${call} declined`;
  if (endReason === "NO_ANSWER" || endReason === "CANCELED")
    return isMine ? `${call}, nobody answered` : isVideo ? "Missed video call" : "Missed call";
  const parts = [call];
  if (seconds !== null) parts.push(durationInWords(seconds));
  return [...parts, peopleInWords(peopleCount)].join(", ");
}
