"use client";
import { MicOff, MonitorUp, Video } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import type { Call } from "@/lib/calls/schema";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindCallSignals, speakingStore } from "./call-signals";
import { useCallSession } from "./session";

const SHOWN = 8;
const nobody: ReadonlySet<string> = new Set();

/** Who is in the call of a channel, under its line of the tree. For the eye: the line itself says it to others. */
export default function RowParticipants({ call, indent }: { call: Call; indent: string }) {
  useCacheEvents(bindCallSignals);
  const session = useCallSession();
  const heard = useSyncExternalStore(speakingStore.subscribe, speakingStore.read, () => nobody);
  // Of the call that one is in, the sound itself says it, one's own included.
  const speaking = session?.callId === call.id ? session.speaking : heard;
  const { participants } = call;
  const more = participants.length - SHOWN;
  return (
    <span
      aria-hidden="true"
      data-call={call.id}
      className="flex flex-col pb-1"
      style={{ paddingLeft: indent }}
    >
      {participants
        .slice(0, SHOWN)
        .map(({ id, person, isMuted, isInterrupted, cameraStream, screenStream }) => (
          <span key={id} className="flex h-6 items-center gap-1.5 pr-2 text-muted text-xs">
            <span
              data-speaking={speaking.has(id) && !isMuted ? "" : undefined}
              className={cn("flex rounded-full", speaking.has(id) && !isMuted && "ring-2 ring-ok")}
            >
              <Avatar name={person.name} seed={person.id} src={person.image} size="sm" />
            </span>
            <bdi className="min-w-0 flex-1 truncate">{person.name}</bdi>
            {screenStream && <MonitorUp className="size-3 shrink-0" />}
            {cameraStream && <Video className="size-3 shrink-0" />}
            {(isMuted || isInterrupted) && <MicOff className="size-3 shrink-0" />}
          </span>
        ))}
      {more > 0 && <span className="pl-6.5 text-muted text-xs">and {more} more</span>}
    </span>
  );
}
