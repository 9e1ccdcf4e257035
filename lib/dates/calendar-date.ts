import { isoDay, momentOf } from "@/lib/time/calendar";
import { monthsLater } from "@/lib/time/months";
import { DAY_MS, dayNumber } from "@/lib/time/wall-clock";

/** A day of the calendar, in no time zone: YYYY-MM-DD. Later dates are greater texts. */
export type CalendarDate = string;

/** Years outside of these are typing errors. */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2199;

/** The number of milliseconds of its midnight, as `lib/time/wall-clock.ts` counts. */
export const wallOf = (on: CalendarDate) => Date.parse(`${on}T00:00Z`);
export const dateOf = (wall: number): CalendarDate => new Date(wall).toISOString().slice(0, 10);

/** Whether there is such a day: not 31 February, nor one in the year 9999. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const wall = wallOf(text);
  return year >= FIRST_YEAR && year <= LAST_YEAR && !Number.isNaN(wall) && dateOf(wall) === text;
}

/** A time of the day, HH:MM of 24 hours. */
export const isClockTime = (text: string) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

export const plusDays = (on: CalendarDate, days: number) => dateOf(wallOf(on) + days * DAY_MS);

/** The same day of the month, or the month's last one. */
export const plusMonths = (on: CalendarDate, months: number) => dateOf(monthsLater(wallOf(on), months));

export const daysFrom = (from: CalendarDate, to: CalendarDate) =>
  dayNumber(wallOf(to)) - dayNumber(wallOf(from));

/** 0 is Sunday. */
export const weekdayOfDate = (on: CalendarDate) => new Date(wallOf(on)).getUTCDay();

export const todayIn = (timeZone: string, now: Date): CalendarDate => isoDay(now, timeZone);

/**
 * When clocks in the zone show a time on a day. The first of two where they are put back; where they are put forward
 * over it, as much later, so that nothing due then is left out.
 */
export const dueInstant = (on: CalendarDate, time: string, timeZone: string) =>
  momentOf(Date.parse(`${on}T${time}Z`), timeZone);

/** When something is due: a day, the same wherever one is, or with a time a moment. */
export type Due = { on: CalendarDate; at: string | null };

/** The day in the calendar of somebody in the zone. */
export const dayOfDue = ({ on, at }: Due, timeZone: string): CalendarDate =>
  at === null ? on : isoDay(new Date(at), timeZone);

export const BUCKETS = ["overdue", "today", "tomorrow", "thisWeek", "later"] as const;
export type Bucket = (typeof BUCKETS)[number];

/**
 * Where it stands for somebody in the zone. A day is overdue when it has ended there, a moment when it has passed.
 * "This week" are the six days after today, in which each weekday's name means one day.
 */
export function bucketOf(due: Due, now: Date, timeZone: string): Bucket {
  const days = daysFrom(todayIn(timeZone, now), dayOfDue(due, timeZone));
  if (days < 0 || (due.at !== null && new Date(due.at) < now)) return "overdue";
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  return days < 7 ? "thisWeek" : "later";
}
