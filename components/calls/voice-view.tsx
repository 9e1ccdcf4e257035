"use client";
import { Volume2 } from "lucide-react";
import { useState } from "react";
import { useMe } from "@/components/app/workspace-context";
import { Avatar } from "@/components/ui/avatar";
import { EmptyState } from "@/components/ui/empty-state";
import { onDemand } from "@/components/ui/on-demand";
import type { Call } from "@/lib/calls/schema";
import type { TreeChannel } from "@/lib/channels/schema";
import { DropIn } from "./join/drop-in";
import { isIn, useOpenCall } from "./open-calls";
import { callSession, useCallSession } from "./session";
import { Stage } from "./stage/stage";

const PreJoin = onDemand(async () => ({ default: (await import("./join/pre-join")).PreJoin }));

/** A voice channel: the stage while one is in it, else who is in and the way in, past the preview for who wants it. */
export default function VoiceView({ channel }: { channel: TreeChannel }) {
  const me = useMe();
  const session = useCallSession();
  const call = useOpenCall(channel.id);
  const [isPreviewing, setPreviewing] = useState(false);
  const canModerate = channel.actions.includes("call.moderate");
  if (session?.channelId === channel.id)
    return (
      <Stage {...{ session, canModerate }} actions={callSession} chat="panel" className="min-h-0 flex-1" />
    );
  const canSpeak = channel.actions.includes("call.speak");
  if (channel.isArchived)
    return (
      <EmptyState icon={<Volume2 />} title="This channel is archived">
        Nobody can talk here any more. What was written stands beside it.
      </EmptyState>
    );
  if (!call && !canSpeak)
    return (
      <EmptyState icon={<Volume2 />} title="Nobody is here">
        You can listen once somebody who may speak has come in.
      </EmptyState>
    );
  const isElsewhere = call !== undefined && isIn(call, me.id);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex min-h-full w-full max-w-xl flex-col justify-center gap-5 px-4 py-6">
        <header className="flex flex-col gap-1">
          <h2 className="font-display text-xl">{call ? "Come in" : "Nobody is here yet"}</h2>
          <p className="text-muted">
            {call
              ? "Whoever is here hears you as soon as you join."
              : "Join, and the others see in the sidebar that you are here."}
          </p>
        </header>
        {call && <PeopleInside call={call} />}
        {isElsewhere && (
          <p role="status" className="rounded-md bg-accent-soft px-3 py-2 text-sm">
            You are here with another device. Joining moves you to this one.
          </p>
        )}
        {isPreviewing ? (
          <PreJoin
            channelId={channel.id}
            call={call}
            actions={callSession}
            canSpeak={canSpeak}
            isElsewhere={session !== null}
            startLabel="Join"
          />
        ) : (
          <DropIn
            channelId={channel.id}
            call={call}
            canSpeak={canSpeak}
            isElsewhere={session !== null}
            onPreview={() => setPreviewing(true)}
          />
        )}
      </div>
    </div>
  );
}

function PeopleInside({ call }: { call: Call }) {
  return (
    <ul aria-label="Who is here" className="flex flex-wrap gap-x-5 gap-y-2">
      {call.participants.map(({ id, person, isMuted }) => (
        <li key={id} className="flex items-center gap-2">
          <Avatar name={person.name} seed={person.id} src={person.image} />
          <bdi>{person.name}</bdi>
          {isMuted && <span className="text-muted text-sm">muted</span>}
        </li>
      ))}
    </ul>
  );
}
