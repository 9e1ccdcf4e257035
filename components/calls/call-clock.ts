"use client";
import { useSyncExternalStore } from "react";
import type { Call } from "@/lib/calls/schema";

/** "0:00", "59:59", "1:01:07", "25:00:00". */
export function formatDuration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1_000));
  const [hours, minutes, seconds] = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60];
  const two = (number: number) => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** "40 s", "12 min", "1 h 5 min": for rows and logs. */
export function durationInWords(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  const rest = minutes % 60;
  if (minutes < 60) return `${minutes} min`;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/**
 * How far this device's clock is ahead of the server's. A state comes later than it was written, never earlier: the
 * smallest difference that was seen is the nearest.
 */
export function createClock() {
  let ahead = Number.POSITIVE_INFINITY;
  const seen = new Set<string>();
  return {
    /** @param now this device's clock as the state comes */
    observe({ id, revision, stateAt }: Pick<Call, "id" | "revision" | "stateAt">, now: number) {
      const key = `${id} ${revision} ${stateAt}`;
      if (seen.has(key)) return;
      seen.add(key);
      ahead = Math.min(ahead, now - Date.parse(stateAt));
    },
    /** The server's clock. */
    now: (now: number) => (Number.isFinite(ahead) ? now - ahead : now),
  };
}

const clock = createClock();
/** One of revision 0 was made here, by this device's clock. */
export function noteStateOf(call: Call) {
  if (call.revision > 0) clock.observe(call, Date.now());
}
export const serverNow = () => clock.now(Date.now());

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 500);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** How long a call has gone on, computed from the server's times at each tick; null before anyone has answered. */
export function useCallTime(call: Call): string | null {
  noteStateOf(call);
  const { answeredAt } = call;
  const read = () => answeredAt && formatDuration(serverNow() - Date.parse(answeredAt));
  return useSyncExternalStore(subscribe, read, () => null);
}
