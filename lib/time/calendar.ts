import { monthsLater } from "./months";
import { DAY_MS, dayNumber, wallClock } from "./wall-clock";

/** How far clocks in the zone are ahead of UTC. */
const offsetAt = (at: number, zone: string) => wallClock(at, zone) - Math.floor(at / 1000) * 1000;

/**
 * When clocks in the zone show a time. Of a time that they show twice it is the first; one that they skip is as much
 * later as they were put forward.
 */
export function momentOf(wall: number, zone: string): Date {
  const before = offsetAt(wall - DAY_MS, zone);
  const after = offsetAt(wall + DAY_MS, zone);
  const [first, second] = [wall - before, wall - after];
  const isShown = (at: number) => wallClock(at, zone) === Math.floor(wall / 1000) * 1000;
  return new Date(!isShown(first) && isShown(second) ? second : first);
}

/** How many days of the calendar lie between two moments: 1 from today to tomorrow, whatever the hour. */
export const daysBetween = (from: Date, to: Date, zone: string) =>
  dayNumber(wallClock(to, zone)) - dayNumber(wallClock(from, zone));

/** 0 is Sunday. */
export const weekdayOf = (at: Date, zone: string) => new Date(wallClock(at, zone)).getUTCDay();

/** A time of the day, so many days after a moment; in minutes. */
export const timeOnDay = (from: Date, days: number, minute: number, zone: string) =>
  momentOf((dayNumber(wallClock(from, zone)) + days) * DAY_MS + minute * 60_000, zone);

/** The last second of the day. */
export const endOfDay = (at: Date, zone: string) => new Date(timeOnDay(at, 1, 0, zone).getTime() - 1000);

/** At the same time of the day. */
export const addDays = (at: Date, days: number, zone: string) =>
  momentOf(wallClock(at, zone) + days * DAY_MS, zone);

/** At the same time of the same day of the month, or of the month's last one. */
export const addMonths = (at: Date, months: number, zone: string) =>
  momentOf(monthsLater(wallClock(at, zone), months), zone);

/** Whole months of the calendar from one moment to a later one. */
function monthsBetween(from: Date, to: Date, zone: string): number {
  const [start, end] = [new Date(wallClock(from, zone)), new Date(wallClock(to, zone))];
  const years = end.getUTCFullYear() - start.getUTCFullYear();
  const months = years * 12 + end.getUTCMonth() - start.getUTCMonth();
  return addMonths(from, months, zone) > to ? months - 1 : months;
}

/** A day as YYYY-MM-DD. */
export const isoDay = (at: Date, zone: string) => new Date(wallClock(at, zone)).toISOString().slice(0, 10);

/** As a field for day and time has it, and back. Not a date where nothing is filled in. */
export const toFieldValue = (at: Date, zone: string) =>
  new Date(wallClock(at, zone)).toISOString().slice(0, 16);
export const fromFieldValue = (value: string, zone: string) => {
  const wall = Date.parse(`${value}Z`);
  return Number.isNaN(wall) ? new Date(Number.NaN) : momentOf(wall, zone);
};

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const numbers = new Intl.RelativeTimeFormat("en");
const MINUTE_S = 60;
const HOUR_S = 3_600;

/** "3 hours ago", "yesterday", "in 2 months": hours up to a day, then by the calendar. */
export function relativeTime(at: Date, now: Date, zone: string): string {
  const seconds = Math.trunc((at.getTime() - now.getTime()) / 1000);
  const length = Math.abs(seconds);
  if (length < MINUTE_S) return seconds > 0 ? "in a moment" : "just now";
  if (length < HOUR_S) return numbers.format(Math.trunc(seconds / MINUTE_S), "minute");
  if (length < 24 * HOUR_S) return numbers.format(Math.trunc(seconds / HOUR_S), "hour");
  const sign = Math.sign(seconds);
  const [first, last] = sign < 0 ? [at, now] : [now, at];
  const months = monthsBetween(first, last, zone);
  if (months >= 12) return numbers.format(sign * Math.trunc(months / 12), "year");
  if (months >= 1) return numbers.format(sign * months, "month");
  const days = daysBetween(first, last, zone);
  return days < 7 ? words.format(sign * days, "day") : numbers.format(sign * Math.trunc(days / 7), "week");
}
