import type { Presence } from "@/lib/realtime/presence";
import { minuteOfDay, wallClock } from "@/lib/time/wall-clock";
import type { PresenceMode, QuietHours } from "./schema";

export type Availability = { presence: PresenceMode; quietHours: QuietHours | null; timeZone: string };

/** Whether a person is in "do not disturb" at that moment, by choice or by their daily schedule. */
export function isQuiet({ presence, quietHours, timeZone }: Availability, now = new Date()): boolean {
  if (presence === "DO_NOT_DISTURB") return true;
  if (!quietHours) return false;
  const { from, to } = quietHours;
  const minute = minuteOfDay(wallClock(now, timeZone));
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** The presence that one device of a person shows to others. */
export function shownPresence(person: Availability, isIdle: boolean, now = new Date()): Presence {
  if (person.presence === "INVISIBLE") return "offline";
  if (isQuiet(person, now)) return "dnd";
  return isIdle ? "away" : "online";
}

const RANK: Record<Presence, number> = { offline: 0, away: 1, online: 2, dnd: 3 };

/** Several devices are one person: the most active one counts. */
export function joinPresence(devices: Iterable<Presence>): Presence {
  let joined: Presence = "offline";
  for (const presence of devices) if (RANK[presence] > RANK[joined]) joined = presence;
  return joined;
}
