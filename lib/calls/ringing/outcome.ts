import type { CallInvite } from "../schema";

/** What decides whether a call rings for somebody. */
export type Reachability = {
  hasBlockedCaller: boolean;
  isDoNotDisturb: boolean;
  isInCall: boolean;
  hasMutedChannel: boolean;
  /** Their setting: calls ring. */
  callsRing: boolean;
};

/**
 * What becomes of somebody for whom a call is to ring: null where they aren't to know of it. Who isn't to be disturbed
 * has missed it at once.
 */
export function outcomeFor(person: Reachability): Omit<CallInvite, "userId"> | null {
  if (person.hasBlockedCaller) return null;
  if (person.isDoNotDisturb) return { status: "MISSED", isQuiet: true };
  return { status: "RINGING", isQuiet: person.isInCall || person.hasMutedChannel || !person.callsRing };
}
