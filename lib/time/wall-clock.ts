// What clocks show in a time zone is a number here as well: the milliseconds that a clock in UTC would show. Days are
// counted by that, never as 24 hours, since some have 23 or 25.

export const MINUTE_MS = 60_000;
/** Of the clock: what passes may be more or less. */
export const DAY_MS = 86_400_000;

type Part = "year" | "month" | "day" | "hour" | "minute" | "second";

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const two = "2-digit";
  const clock = new Intl.DateTimeFormat("en-US", {
    ...{ calendar: "gregory", numberingSystem: "latn", hourCycle: "h23", timeZone: zone },
    ...{ year: "numeric", month: two, day: two, hour: two, minute: two, second: two },
  });
  clocks.set(zone, clock);
  return clock;
}

/** What a clock in the zone shows at a moment, to the second. */
export function wallClock(at: number | Date, zone: string): number {
  const shown: Partial<Record<string, number>> & Partial<Record<Part, number>> = {};
  for (const { type, value } of clockOf(zone).formatToParts(at)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The number of a day in the calendar: the next day's is one more. */
export const dayNumber = (wall: number) => Math.floor(wall / DAY_MS);

export const minuteOfDay = (wall: number) => Math.floor((wall - dayNumber(wall) * DAY_MS) / MINUTE_MS);

/** The zone of this device. */
export const localZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
