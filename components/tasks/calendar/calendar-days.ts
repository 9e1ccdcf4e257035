import { type CalendarDate, plusDays, plusMonths, weekdayOfDate } from "@/lib/dates/calendar-date";

export const SPANS = { month: "Month", week: "Week" } as const;
export type Span = keyof typeof SPANS;

/** The Monday of its week. */
export const weekStart = (on: CalendarDate) => plusDays(on, -((weekdayOfDate(on) + 6) % 7));

const monthStart = (on: CalendarDate) => `${on.slice(0, 7)}-01`;

/** The days that are shown around one, from a Monday to a Sunday: its week, or all weeks of its month. */
export function daysAround(on: CalendarDate, span: Span): CalendarDate[] {
  const first = weekStart(span === "week" ? on : monthStart(on));
  const last = span === "week" ? on : plusDays(plusMonths(monthStart(on), 1), -1);
  const days: CalendarDate[] = [];
  for (let day = first; day <= last || days.length % 7 > 0; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** One month or week on, or back. */
export const stepBy = (on: CalendarDate, span: Span, by: 1 | -1) =>
  span === "week" ? plusDays(on, 7 * by) : plusMonths(monthStart(on), by);
