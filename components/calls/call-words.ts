import type { Call } from "@/lib/calls/schema";
import type { CallSession } from "./session/types";

export const peopleInWords = (count: number) => (count === 1 ? "1 person" : `${count} people`);

export const listOf = (names: string[]) => new Intl.ListFormat("en-US").format(names);

/** The names of those who are in it; of many the first two. */
export function whoIsIn({ participants }: Call): string {
  const names = [...new Set(participants.map(({ person }) => person.name))];
  return names.length > 3 ? `${listOf(names.slice(0, 2))} and ${names.length - 2} others` : listOf(names);
}

export type Connection = { tone: "ok" | "warn" | "muted"; words: string };

/** How well this page is connected, in words. */
export function connectionOf({ state, remote, call }: CallSession): Connection {
  if (state === "joining") return { tone: "muted", words: "Connecting…" };
  if (state === "reconnecting") return { tone: "warn", words: "Reconnecting…" };
  if (call.participants.length < 2)
    return { tone: "muted", words: call.status === "RINGING" ? "Ringing…" : "Nobody else is here yet" };
  const qualities = [...remote.values()].map(({ quality }) => quality);
  if (qualities.length === 0) return { tone: "ok", words: "Connected" };
  // One bad line is theirs, all of them are mine.
  if (qualities.every((quality) => quality === "lost")) return { tone: "warn", words: "Connection lost" };
  if (qualities.every((quality) => quality === "lost" || quality === "weak"))
    return { tone: "warn", words: "Weak connection" };
  if (qualities.every((quality) => quality === "connecting")) return { tone: "muted", words: "Connecting…" };
  return { tone: "ok", words: "Connected" };
}
