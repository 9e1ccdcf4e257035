import { isCalendarDate } from "@/lib/dates/calendar-date";
import { LAST, type Rule, ruleOf, type Unit, WEEKDAYS, type Weekday } from "@/lib/dates/rule";
import { FREQUENCIES, lacksDay, lastDays, MAX_EVERY, mixesLastDays } from "@/lib/dates/rule-format";
import { AppError } from "@/lib/http/errors";

const MAX_RULE_LENGTH = 300;
const MONDAY_FIRST = [...WEEKDAYS.slice(1), ...WEEKDAYS.slice(0, 1)];

const SET_POSITION = "BYSETPOS is for one weekday without a number, or -1 with the days from the 28th on.";

const refuse = (problem: string) => new AppError("invalid_input", problem);

/**
 * Reads a rule of RFC 5545. The 31st of each month is the last day of shorter ones.
 * @throws AppError that says what isn't supported
 */
export function parseRule(text: string): Rule {
  const given = partsOf(text);
  const take = (name: string) => {
    const value = given.get(name);
    given.delete(name);
    return value;
  };
  const frequency = take("FREQ");
  const named = Object.entries(FREQUENCIES).find(([, name]) => name === frequency)?.[0] as Unit | undefined;
  if (!named) throw refuse("FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY: at most once a day.");
  const every = numberIn(take("INTERVAL") ?? "1", "INTERVAL", 1, MAX_EVERY[named]);
  if ((take("WKST") ?? "MO") !== "MO") throw refuse("Weeks begin on Monday: leave WKST out.");
  const until = readUntil(take("UNTIL"));
  const setPosition = take("BYSETPOS");
  const byDay = readWeekdays(take("BYDAY"), setPosition);
  const days = readDays(take("BYMONTHDAY"), setPosition);
  const byMonth = take("BYMONTH");
  const month = byMonth === undefined ? null : numberIn(byMonth, "BYMONTH", 1, 12);
  if (setPosition !== undefined && byDay.nth.length + days.length === 0) throw refuse(SET_POSITION);
  const [other] = given.keys();
  if (other === "COUNT") throw refuse("Give the last day as UNTIL instead of COUNT.");
  if (other) throw refuse(`${other.slice(0, 20)} isn't supported in rules.`);

  // Each weekday of a list is a week's rule.
  const unit = named === "day" && byDay.weekdays.length > 0 && every === 1 ? "week" : named;
  const rule = ruleOf(unit, { every, until, days, month, ...byDay });
  checkParts(rule);
  return rule;
}

/** The parts that go together with each unit, and days that its month has. */
function checkParts(rule: Rule): void {
  const { unit, weekdays, nth, days, month } = rule;
  if (weekdays.length > 0 && unit !== "week")
    throw refuse("Weekdays without a number, as in BYDAY=MO, are for weekly rules.");
  if (nth.length > 0 && unit !== "month" && unit !== "year")
    throw refuse("Numbered weekdays, as in BYDAY=2TU, are for monthly and yearly rules.");
  if (days.length > 0 && unit !== "month" && unit !== "year")
    throw refuse("BYMONTHDAY is for monthly and yearly rules.");
  if (days.length > 0 && nth.length > 0) throw refuse("Give either BYDAY or BYMONTHDAY.");
  if (month !== null && unit !== "year") throw refuse("BYMONTH is for yearly rules.");
  if (unit === "year" && month === null && days.length + nth.length > 0)
    throw refuse("A yearly rule with days needs its BYMONTH.");
  if (unit === "year" && days.length > 1) throw refuse("A yearly rule has one day.");
  if (mixesLastDays(rule))
    throw refuse("Days after the 28th stand alone: use -1 for the last day of each month.");
  if (lacksDay(rule)) throw refuse(`That month never has a day ${Math.max(...days)}.`);
}

function partsOf(text: string): Map<string, string> {
  if (text.length > MAX_RULE_LENGTH) throw refuse("The rule is too long.");
  const parts = new Map<string, string>();
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, "")
    .split(";")) {
    const [, name, value] = /^([A-Z]+)=([^=]+)$/.exec(part) ?? [];
    if (!name || !value || parts.has(name))
      throw refuse("A rule is written as in FREQ=WEEKLY;BYDAY=MO, each part once.");
    parts.set(name, value);
  }
  return parts;
}

function numberIn(text: string, name: string, min: number, max: number): number {
  const value = /^-?\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw refuse(`${name} must be from ${min} to ${max}.`);
  return value;
}

/** The time of a day that UNTIL may have says nothing of days. */
function readUntil(text: string | undefined): string | null {
  if (text === undefined) return null;
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?$/.exec(text) ?? [];
  const until = `${year}-${month}-${day}`;
  if (!isCalendarDate(until)) throw refuse("UNTIL must be a day, such as 20271231.");
  return until;
}

function readWeekdays(text: string | undefined, setPosition?: string): Pick<Rule, "weekdays" | "nth"> {
  const nth: { nth: number; weekday: Weekday }[] = [];
  const weekdays = new Set<Weekday>();
  for (const part of text?.split(",") ?? []) {
    const [, number, name] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(part) ?? [];
    const weekday = WEEKDAYS.find((one) => one === name);
    if (!weekday) throw refuse("BYDAY lists days such as MO, 2TU or -1FR.");
    if (number !== undefined && setPosition !== undefined) throw refuse(SET_POSITION);
    const position = number ?? (text?.includes(",") ? undefined : setPosition);
    if (position === undefined) weekdays.add(weekday);
    else if (!["1", "2", "3", "4", "-1"].includes(position.replace("+", "")))
      throw refuse("Not each month has a fifth one: use 1 to 4, or -1 for the last.");
    else if (!nth.some((one) => one.nth === Number(position) && one.weekday === weekday))
      nth.push({ nth: Number(position), weekday });
  }
  if (nth.length > 0 && weekdays.size > 0) throw refuse("Number either all weekdays of BYDAY or none.");
  return { weekdays: MONDAY_FIRST.filter((one) => weekdays.has(one)), nth };
}

function readDays(text: string | undefined, setPosition?: string): number[] {
  const days = [...new Set(text?.split(",").map((part) => numberIn(part, "BYMONTHDAY", LAST, 31)))];
  if (days.includes(0)) throw refuse("BYMONTHDAY must be from 1 to 31, or -1 for the last day.");
  // The last day comes last.
  days.sort((a, b) => (a === LAST ? 1 : b === LAST ? -1 : a - b));
  if (setPosition === undefined || text === undefined) return days;
  const day = days.at(-1) ?? 0;
  if (Number(setPosition) !== LAST || days.join() !== lastDays(day).join()) throw refuse(SET_POSITION);
  return [day];
}
