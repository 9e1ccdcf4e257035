import { timeOnDay, weekdayOf } from "@/lib/time/calendar";
import { dayNumber, localZone, minuteOfDay, wallClock } from "@/lib/time/wall-clock";

export type SnoozeTime = { label: string; at: Date };

const HOUR_MS = 60 * 60 * 1000;
const NIGHT = 22 * 60;
const MORNING = 9 * 60;

/** When a snoozed item may come back: in an hour; in three, but not at night; tomorrow; next Monday. */
export function snoozeTimes(now: Date, zone = localZone()): SnoozeTime[] {
  const later = new Date(now.getTime() + 3 * HOUR_MS);
  const [today, then] = [wallClock(now, zone), wallClock(later, zone)];
  const isToday = dayNumber(then) === dayNumber(today) && minuteOfDay(then) < NIGHT;
  const toMonday = (8 - weekdayOf(now, zone)) % 7 || 7;
  return [
    { label: "In an hour", at: new Date(now.getTime() + HOUR_MS) },
    ...(isToday ? [{ label: "Later today", at: later }] : []),
    { label: "Tomorrow", at: timeOnDay(now, 1, MORNING, zone) },
    { label: "Next week", at: timeOnDay(now, toMonday, MORNING, zone) },
  ];
}
