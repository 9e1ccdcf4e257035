"use client";
import { useEffect, useState } from "react";
import { flyingStore } from "../call-signals";

/** Emoji that fly over the call. Screen readers aren't told: they are many and say little. */
export function FlyingReactions({ callId, nameOf }: { callId: string; nameOf: (id: string) => string }) {
  const [flying, setFlying] = useState<{ id: number; emoji: string; name: string; left: number }[]>([]);
  useEffect(
    () =>
      flyingStore.subscribe((reaction) => {
        if (reaction.callId !== callId) return;
        const { id, emoji, participantId } = reaction;
        const left = 12 + ((id * 37) % 70);
        setFlying((before) => [...before.slice(-11), { id, emoji, name: nameOf(participantId), left }]);
        setTimeout(() => setFlying((before) => before.filter((one) => one.id !== id)), 3_000);
      }),
    [callId, nameOf],
  );
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
      {flying.map(({ id, emoji, name, left }) => (
        <span
          key={id}
          data-reaction
          style={{ left: `${left}%` }}
          className="absolute bottom-2 flex animate-fly flex-col items-center gap-0.5"
        >
          <span className="text-2xl">{emoji}</span>
          <span className="rounded-full bg-scrim px-1.5 text-2xs text-ink">{name}</span>
        </span>
      ))}
    </div>
  );
}
