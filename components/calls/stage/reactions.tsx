"use client";
import { useEffect, useState } from "react";
import { flyingStore } from "../call-signals";

/** As long as the animation. */
const FLIGHT_MS = 3_000;
const MAX = 11;

/** Emoji that fly over the call. Screen readers aren't told: they are many and say little. */
export function FlyingReactions({ callId, nameOf }: { callId: string; nameOf: (id: string) => string }) {
  const [flying, setFlying] = useState<{ id: number; emoji: string; participantId: string; left: number }[]>(
    [],
  );
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const stop = flyingStore.subscribe(({ id, emoji, participantId, ...reaction }) => {
      if (reaction.callId !== callId) return;
      const left = 12 + ((id * 37) % 70);
      setFlying((before) => [...before.slice(-MAX), { id, emoji, participantId, left }]);
      const land = () => setFlying((before) => before.filter((one) => one.id !== id));
      timers.add(setTimeout(land, FLIGHT_MS));
    });
    return () => {
      stop();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [callId]);
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
      {flying.map(({ id, emoji, participantId, left }) => (
        <span
          key={id}
          data-reaction
          style={{ left: `${left}%` }}
          className="absolute bottom-2 flex animate-fly flex-col items-center gap-0.5"
        >
          <span className="text-2xl">{emoji}</span>
          <span className="rounded-full bg-scrim px-1.5 text-2xs text-ink">{nameOf(participantId)}</span>
        </span>
      ))}
    </div>
  );
}
