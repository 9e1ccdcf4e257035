import { LAST, type RepeatMode, type Rule, WEEKDAYS, type Weekday } from "@/lib/dates/rule";

export const MONTH_NAMES = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
] as const;
/** In the order of `weekdayOfDate`. */
export const WEEKDAY_NAMES = [
  ...["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
] as const;

const NTH = ["first", "second", "third", "fourth"];
const WORKDAYS = "MO,TU,WE,TH,FR";

/** A rule in plain words: "every month on the 31st, or the last day of shorter months". */
export function describeRule(rule: Rule, mode: RepeatMode = "SCHEDULE"): string {
  return [
    rule.weekdays.join() === WORKDAYS && rule.every === 1
      ? "every weekday"
      : `${distance(rule)}${days(rule)}`,
    mode === "COMPLETION" ? " after completion" : "",
    rule.until ? `, until ${dayWords(rule.until)}` : "",
  ].join("");
}

function distance({ every, unit, weekdays }: Rule): string {
  if (weekdays.length === WEEKDAYS.length && every === 1) return "every day";
  return every === 1 ? `every ${unit}` : `every ${every} ${unit}s`;
}

function days({ every, weekdays, days, nth, month }: Rule): string {
  if (weekdays.length > 0)
    return weekdays.length === WEEKDAYS.length && every === 1 ? "" : ` on ${list(weekdays.map(weekdayName))}`;
  const monthName = month === null ? "" : MONTH_NAMES[month - 1];
  const [day = 0] = days;
  if (month !== null && day > 0) return ` on ${day} ${monthName}${shorter(day, month)}`;
  const parts = [
    ...days.map((one) => (one === LAST ? "last day" : ordinal(one))),
    ...nth.map((one) => `${one.nth === LAST ? "last" : NTH[one.nth - 1]} ${weekdayName(one.weekday)}`),
  ];
  if (parts.length === 0) return month === null ? "" : ` in ${monthName}`;
  return ` on the ${list(parts)}${month === null ? shorter(day, month) : ` of ${monthName}`}`;
}

/** What becomes of a day that some months lack. */
function shorter(day: number, month: number | null): string {
  if (month === 2 && day > 28) return ", or 28 February in shorter years";
  return month === null && day > 28 ? ", or the last day of shorter months" : "";
}

const weekdayName = (weekday: Weekday) => WEEKDAY_NAMES[WEEKDAYS.indexOf(weekday)] ?? weekday;

const list = (words: readonly string[]) =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

function ordinal(day: number): string {
  const isTeen = day > 10 && day < 14;
  return `${day}${isTeen ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th")}`;
}

const dayWords = (on: string) =>
  `${Number(on.slice(8))} ${MONTH_NAMES[Number(on.slice(5, 7)) - 1]} ${on.slice(0, 4)}`;
