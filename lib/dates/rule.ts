import { type CalendarDate, isCalendarDate, plusDays, weekdayOfDate } from "@/lib/dates/calendar-date";
import { daysInMonth } from "@/lib/time/months";

/** In the order of `weekdayOfDate`. */
export const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const UNITS = ["day", "week", "month", "year"] as const;
export type Unit = (typeof UNITS)[number];

/** Counted from the days of the rule, or from the day when the last one was done. */
export type RepeatMode = "SCHEDULE" | "COMPLETION";

/** The last day, or the last one of a weekday. */
export const LAST = -1;

/** What a rule of RFC 5545 says, of those that are supported. A month without the day 29, 30 or 31 has its last one. */
export type Rule = {
  every: number;
  unit: Unit;
  /** The days of a week. */
  weekdays: readonly Weekday[];
  /** The days of a month: 1 to 31, or LAST. */
  days: readonly number[];
  /** The weekdays of a month, such as its second Tuesday: 1 to 4, or LAST. */
  nth: readonly { nth: number; weekday: Weekday }[];
  /** The month of a year; 1 is January. */
  month: number | null;
  /** The last day that it may fall on. */
  until: CalendarDate | null;
};

export const ruleOf = (unit: Unit, parts: Partial<Rule> = {}): Rule => ({
  ...{ every: 1, unit, weekdays: [], days: [], nth: [], month: null, until: null },
  ...parts,
});

/** What a rule leaves open is as on the day that it begins. */
export function anchored(rule: Rule, startsOn: CalendarDate): Rule {
  if (rule.unit === "day") return rule;
  if (rule.unit === "week")
    return rule.weekdays.length > 0 ? rule : { ...rule, weekdays: [weekdayOf(startsOn)] };
  const month = rule.unit === "year" ? (rule.month ?? Number(startsOn.slice(5, 7))) : null;
  if (rule.days.length + rule.nth.length > 0) return { ...rule, month };
  const longest = month === null ? 31 : daysInMonth(2028, month);
  return { ...rule, month, days: [Math.min(Number(startsOn.slice(8)), longest)] };
}

const weekdayOf = (on: CalendarDate): Weekday => WEEKDAYS[weekdayOfDate(on)] ?? "MO";

/** Whether the rule names days, or is only a distance, as in "every 3 weeks". */
export const namesDays = ({ weekdays, days, nth, month }: Rule) =>
  weekdays.length + days.length + nth.length > 0 || month !== null;

/** Whether the day is one of those that an anchored rule names. */
export function isNamed({ unit, weekdays, days, nth, month }: Rule, on: CalendarDate): boolean {
  const weekday = weekdayOf(on);
  if (unit === "day") return true;
  if (unit === "week") return weekdays.some((one) => one === weekday);
  if (month !== null && month !== Number(on.slice(5, 7))) return false;
  const day = Number(on.slice(8));
  const last = daysInMonth(Number(on.slice(0, 4)), Number(on.slice(5, 7)));
  return (
    days.some((one) => day === (one === LAST ? last : Math.min(one, last))) ||
    nth.some(
      (one) =>
        one.weekday === weekday && (one.nth === LAST ? day > last - 7 : Math.ceil(day / 7) === one.nth),
    )
  );
}

/** The first day of an anchored rule from a day on: that day, if the rule names it. Null when the rule has ended. */
export function firstOccurrence(rule: Rule, from: CalendarDate): CalendarDate | null {
  // Each day that a rule can name comes within a year.
  for (let days = 0; days <= 366; days++) {
    const on = plusDays(from, days);
    if (!isWithin(rule, on)) return null;
    if (isNamed(rule, on)) return on;
  }
  return null;
}

/** Whether the rule goes on until the day. */
export const isWithin = ({ until }: Rule, on: CalendarDate) =>
  isCalendarDate(on) && (until === null || on <= until);
