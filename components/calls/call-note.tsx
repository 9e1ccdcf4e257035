"use client";
import type { ReactNode } from "react";
import { useMe } from "@/components/app/workspace-context";
import type { Call } from "@/lib/calls/schema";
import type { Message } from "@/lib/messages/schema";
import { durationInWords, useCallTime } from "./call-clock";
import { peopleInWords } from "./call-words";
import { useOpenCall } from "./open-calls";

export type Note = Extract<NonNullable<Message["system"]>, { type: "call" }>;
type CallNoteProps = { message: Message; system: Note; author: ReactNode };

/** Whether it rang for others in vain, as they see it. */
export const isMissedBy = (userId: string, { author }: Message, { endReason }: Note) =>
  author.id !== userId && (endReason === "NO_ANSWER" || endReason === "CANCELED");

/** What the row of a call says: live while it is open, then how it ended. */
export default function CallNote({ message, system, author }: CallNoteProps) {
  const me = useMe();
  const open = useOpenCall(message.channelId);
  const live = open?.id === system.callId ? open : null;
  const isMissed = isMissedBy(me.id, message, system);
  return (
    <>
      {live ? (
        <LiveNote call={live} />
      ) : (
        <span className={isMissed ? "font-medium text-warn" : undefined}>{wordsOf(system, isMissed)}</span>
      )}
      {" · "}
      {author}
    </>
  );
}

function LiveNote({ call }: { call: Call }) {
  const time = useCallTime(call);
  const parts = [
    call.isVideo ? "Video call" : "Call",
    call.status === "RINGING" ? "ringing" : (time ?? "just begun"),
    peopleInWords(call.participants.length),
  ];
  return <span className="font-medium text-ok tabular-nums">{parts.join(", ")}</span>;
}

/** "Call, 12 min, 3 people". There is a length only where somebody answered. */
function wordsOf({ isVideo, endReason, seconds, peopleCount }: Note, isMissed: boolean) {
  const call = isVideo ? "Video call" : "Call";
  if (isMissed) return isVideo ? "Missed video call" : "Missed call";
  if (endReason === "DECLINED") return `${call} declined`;
  if (endReason === "NO_ANSWER" || endReason === "CANCELED") return `${call}, nobody answered`;
  const length = seconds === null ? [] : [durationInWords(seconds)];
  return [call, ...length, peopleInWords(peopleCount)].join(", ");
}
