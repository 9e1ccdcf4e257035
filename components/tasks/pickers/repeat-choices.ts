import type { CalendarDate } from "@/lib/dates/calendar-date";
import { anchored, type RepeatMode, type Rule, ruleOf, WEEKDAYS } from "@/lib/dates/rule";
import { formatRule } from "@/lib/dates/rule-format";
import { describeRule } from "@/lib/dates/rule-words";

const RULES = [
  ruleOf("day"),
  ruleOf("week", { weekdays: WEEKDAYS.slice(1, 6) }),
  ruleOf("week"),
  ruleOf("month"),
  ruleOf("year"),
];

/** As a choice: "Every weekday". */
export const ruleLabel = (rule: Rule) => {
  const words = describeRule(rule);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/**
 * What one mostly wants of something that begins on a day: "Every month on the 31st, or the last day of shorter months".
 * What counts from its completion falls on any day: "Every month".
 */
export const repeatChoices = (on: CalendarDate, mode: RepeatMode) =>
  RULES.map((rule) => {
    const whole = startingOn(rule, on, mode);
    return { value: formatRule(whole), label: ruleLabel(whole) };
  });

export const startingOn = (rule: Rule, on: CalendarDate, mode: RepeatMode) =>
  mode === "SCHEDULE" ? anchored(rule, on) : rule;
