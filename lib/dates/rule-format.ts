import { LAST, type Rule, type Unit } from "@/lib/dates/rule";
import { daysInMonth } from "@/lib/time/months";

// What browsers need of rules in their stored form; `rule-text.ts` reads any.

export const FREQUENCIES: Record<Unit, string> = {
  ...{ day: "DAILY", week: "WEEKLY", month: "MONTHLY", year: "YEARLY" },
};
export const MAX_EVERY: Record<Unit, number> = { day: 999, week: 200, month: 120, year: 20 };
/** The last day of the shortest month. */
export const ALWAYS_THERE = 28;

/** The last days of a month, up to one that some months lack. */
export const lastDays = (day: number) =>
  Array.from({ length: day - ALWAYS_THERE + 1 }, (_, n) => ALWAYS_THERE + n);

/** A day that its month never has. */
export const lacksDay = ({ days, month }: Rule) =>
  Math.max(...days, 0) > (month === null ? 31 : daysInMonth(2028, month));

/** Days of which two would be one in shorter months. */
export const mixesLastDays = ({ days }: Rule) => days.length > 1 && Math.max(...days) > ALWAYS_THERE;

/** Whether a rule that was put together from words can be stored. */
export const isPossible = (rule: Rule) =>
  rule.every <= MAX_EVERY[rule.unit] && !rule.days.includes(0) && !lacksDay(rule) && !mixesLastDays(rule);

/**
 * The rule as RFC 5545 has it, so that any other program reads the same days out of it: of those from the 28th on, the
 * last one that a month has.
 */
export function formatRule({ every, unit, weekdays, days, nth, month, until }: Rule): string {
  const [day = 0] = days;
  const isCut = day > ALWAYS_THERE && (month === null || month === 2);
  const parts: [string, string | number | false | null][] = [
    ["FREQ", FREQUENCIES[unit]],
    ["INTERVAL", every > 1 && every],
    ["BYMONTH", month],
    ["BYDAY", [...weekdays, ...nth.map((one) => `${one.nth}${one.weekday}`)].join()],
    ["BYMONTHDAY", (isCut ? lastDays(day) : days).join()],
    ["BYSETPOS", isCut && LAST],
    ["UNTIL", until?.replaceAll("-", "") ?? null],
  ];
  return parts.flatMap(([name, value]) => (value ? [`${name}=${value}`] : [])).join(";");
}
