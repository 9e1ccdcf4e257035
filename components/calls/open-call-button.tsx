"use client";
import { Phone } from "lucide-react";
import { useMe } from "@/components/app/workspace-context";
import { AvatarStack } from "@/components/ui/avatar-stack";
import { cn } from "@/components/ui/cn";
import type { Call } from "@/lib/calls/schema";
import { useCallTime } from "./call-clock";
import { peopleInWords } from "./call-words";
import { isIn } from "./open-calls";
import { stageStore, useIsStageHidden } from "./stage-store";

/** The call that is open here: joins it, or shows and hides its stage for who is in it. */
export default function OpenCallButton({ call, onJoin }: { call: Call; onJoin: () => void }) {
  const me = useMe();
  const time = useCallTime(call);
  const isHidden = useIsStageHidden();
  const isMine = isIn(call, me.id);
  const people = call.participants.map(({ person }) => person);
  const about = [peopleInWords(people.length), time].filter(Boolean).join(", ");
  const label = isMine ? (isHidden ? "Show the call" : "Hide the call") : "Join the call";
  return (
    <button
      type="button"
      aria-pressed={isMine ? !isHidden : undefined}
      onClick={isMine ? () => stageStore.set({ isHidden: !isHidden }) : onJoin}
      className={cn(
        "flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 font-medium text-sm tabular-nums pointer-coarse:h-11",
        isMine
          ? "text-accent hover:bg-hover aria-pressed:bg-accent-soft"
          : "bg-accent text-accent-ink hover:bg-accent-hover",
      )}
    >
      <Phone className="size-4" aria-hidden="true" />
      {!isMine && <span aria-hidden="true">Join</span>}
      <span className="sr-only">{`${label}: ${about}`}</span>
      <span className="@max-lg/header:hidden">
        <AvatarStack people={people.slice(0, 3)} />
      </span>
      {people.length > 3 && <span aria-hidden="true">{people.length}</span>}
      {time && (
        <span aria-hidden="true" className="@max-md/header:hidden">
          {time}
        </span>
      )}
    </button>
  );
}
