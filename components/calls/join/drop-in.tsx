"use client";
import { Settings2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { Call } from "@/lib/calls/schema";
import { NO_HTTPS, useHasDevices } from "../media-support";
import { joinsMuted, rememberJoinsMuted } from "./join-choice";
import { joinNow } from "./join-now";
import { WhoIsThere } from "./who-is-there";

type DropInProps = {
  channelId: string;
  call: Call | undefined;
  /** False for who may only listen. */
  canSpeak: boolean;
  /** One is in another call, which joining leaves. */
  isElsewhere: boolean;
  onPreview: () => void;
};

/** The way into a room by one press. The browser asks for the microphone by then, where it has to. */
export function DropIn({ channelId, call, canSpeak, isElsewhere, onPreview }: DropInProps) {
  const hasDevices = useHasDevices();
  const [isMuted, setMuted] = useState(joinsMuted);
  const canBeHeard = canSpeak && hasDevices;
  return (
    <div className="flex w-full flex-col gap-3">
      {!canBeHeard && (
        <p role="status" className="text-muted text-sm">
          {canSpeak ? NO_HTTPS : "You can listen here, and not speak: you may only read this channel."}
        </p>
      )}
      {isElsewhere && <p className="text-muted text-sm">You leave the call that you are in.</p>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button variant="primary" className="px-5" onClick={() => joinNow(channelId)}>
          Join
        </Button>
        {canBeHeard && (
          <Checkbox
            label="Join muted"
            checked={isMuted}
            onCheckedChange={(next) => {
              setMuted(next);
              rememberJoinsMuted(next);
            }}
          />
        )}
        {call && (
          <span className="min-w-0 flex-1 text-muted text-sm">
            <WhoIsThere call={call} />
          </span>
        )}
      </div>
      {canBeHeard && (
        <Button
          variant="ghost"
          size="sm"
          className="-ml-2 self-start text-muted"
          icon={<Settings2 />}
          onClick={onPreview}
        >
          Check camera and microphone first
        </Button>
      )}
    </div>
  );
}
