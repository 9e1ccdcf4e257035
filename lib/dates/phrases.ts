import {
  type CalendarDate,
  isCalendarDate,
  plusDays,
  plusMonths,
  weekdayOfDate,
} from "@/lib/dates/calendar-date";
import type { Unit } from "@/lib/dates/rule";

// The words that dates and times are written in, wherever a line is read: each function reads what a text begins with.

/** What was read, and how long it is in the text. */
export type Phrase<T> = T & { length: number };

/** A phrase ends where a word does: not in front of "'s", a hyphen, a slash or more digits. */
const END = "(?=$|[\\s,;!?)]|[.:](?:\\s|$))";

/** A pattern at the beginning of a text; a space stands for any number of them. */
export const phrase = (source: string) => new RegExp(`^(?:${source.replaceAll(" ", "\\s+")})${END}`, "i");

export const WEEKDAY =
  "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?";
export const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const NTH = "(?:st|nd|rd|th)";
/** A day and a month, in either order. */
export const DAY_OF_MONTH = `(?:the )?(\\d{1,2})${NTH}?(?: of)? (${MONTH})|(${MONTH}) (\\d{1,2})${NTH}?`;

/** 0 is Sunday. */
export const weekdayNamed = (name: string) =>
  ["su", "mo", "tu", "we", "th", "fr", "sa"].indexOf(name.slice(0, 2).toLowerCase());
/** 1 is January. */
export const monthNamed = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/**
 * How a day was written: as a word that is nothing else, with a word before it that makes it a date ("on", "in",
 * "next"), in digits, or as a name alone.
 */
export type DayForm = "adverb" | "led" | "digits" | "name";

type Reading = {
  form: DayForm;
  pattern: RegExp;
  read: (match: string[], today: CalendarDate, isLed: boolean) => CalendarDate | null;
};

const READINGS: readonly Reading[] = [
  { form: "adverb", pattern: phrase("today"), read: (_, today) => today },
  { form: "adverb", pattern: phrase("tomorrow"), read: (_, today) => plusDays(today, 1) },
  {
    form: "adverb",
    pattern: phrase("(?:the )?day after tomorrow"),
    read: (_, today) => plusDays(today, 2),
  },
  { form: "led", pattern: phrase("next week"), read: (_, today) => plusDays(mondayOf(today), 7) },
  {
    form: "led",
    pattern: phrase(`next (${WEEKDAY})`),
    read: ([, name = ""], today) => plusDays(mondayOf(today), 7 + ((weekdayNamed(name) + 6) % 7)),
  },
  {
    form: "led",
    pattern: phrase(`this (${WEEKDAY})`),
    read: ([, name = ""], today) => following(name, today),
  },
  {
    form: "led",
    pattern: phrase("in (\\d{1,3}|an?) (day|week|month|year)s?"),
    read: ([, count = "", unit = ""], today) => {
      const number = Number(count) || (/^an?$/i.test(count) ? 1 : 0);
      return number > 0 ? plus(today, number, unit.toLowerCase() as Unit) : null;
    },
  },
  {
    form: "name",
    pattern: phrase(`(${WEEKDAY})`),
    // "Sun" and "sat" are words of their own.
    read: ([, name = ""], today, isLed) => (isLed || /day$/i.test(name) ? following(name, today) : null),
  },
  { form: "digits", pattern: phrase("\\d{4}-\\d{2}-\\d{2}"), read: ([text = ""]) => text },
  {
    form: "digits",
    pattern: phrase("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})?"),
    read: ([, day, month, year], today) => dayOf(Number(day), Number(month), year, today),
  },
  {
    form: "name",
    pattern: phrase(`(?:${DAY_OF_MONTH})(?:,? (\\d{4}))?`),
    read: ([, day, month, otherMonth, otherDay, year], today) =>
      dayOf(Number(day ?? otherDay), monthNamed(month ?? otherMonth ?? ""), year, today),
  },
  {
    form: "name",
    pattern: phrase(`the (\\d{1,2})${NTH}`),
    read: ([, day], today, isLed) => (isLed ? nextNumbered(Number(day), today) : null),
  },
];

const LEAD = /^(?:due\s+(?:on\s+|by\s+)?|on\s+|by\s+)/i;

/** The day that a text begins with: "tomorrow", "on friday", "5 May", "in 3 weeks", "2027-01-31". */
export function readDay(
  text: string,
  today: CalendarDate,
): Phrase<{ on: CalendarDate; form: DayForm }> | null {
  const lead = LEAD.exec(text)?.[0] ?? "";
  const rest = text.slice(lead.length);
  for (const { form, pattern, read } of READINGS) {
    const match = pattern.exec(rest);
    const on = match && read(match, today, lead !== "");
    if (match && on && isCalendarDate(on))
      return { on, form: lead === "" ? form : "led", length: lead.length + match[0].length };
  }
  return null;
}

const mondayOf = (on: CalendarDate) => plusDays(on, -((weekdayOfDate(on) + 6) % 7));

/** The next day of that name after today. */
const following = (name: string, today: CalendarDate) =>
  plusDays(today, (weekdayNamed(name) - weekdayOfDate(today) + 7) % 7 || 7);

const plus = (on: CalendarDate, count: number, unit: Unit) =>
  unit === "day" || unit === "week"
    ? plusDays(on, count * (unit === "week" ? 7 : 1))
    : plusMonths(on, count * (unit === "year" ? 12 : 1));

const dateText = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** That of the year; without one, the next that there is. */
function dayOf(
  day: number,
  month: number,
  year: string | undefined,
  today: CalendarDate,
): CalendarDate | null {
  if (year) return dateText(Number(year), month, day);
  const first = Number(today.slice(0, 4));
  for (let next = first; next <= first + 8; next++) {
    const on = dateText(next, month, day);
    if (isCalendarDate(on) && on >= today) return on;
  }
  return null;
}

function nextNumbered(day: number, today: CalendarDate): CalendarDate | null {
  for (let months = 0; months < 3; months++) {
    const on = `${plusMonths(`${today.slice(0, 8)}01`, months).slice(0, 8)}${String(day).padStart(2, "0")}`;
    if (isCalendarDate(on) && on >= today) return on;
  }
  return null;
}

const CLOCK = phrase("(at )?(?:(\\d{1,2})(?::(\\d{2}))?(?:\\s*(am|pm))?|(noon))");

/**
 * The time of the day that a text begins with: "at 9", "9:30", "9am", "at noon". A bare number begins too many sentences
 * to be taken for one, but after a day.
 */
export function readTime(text: string, isBareRead = false): Phrase<{ time: string }> | null {
  const match = CLOCK.exec(text);
  if (!match) return null;
  const [whole, at, hours, minutes, half, noon] = match;
  if (noon) return at ? { time: "12:00", length: whole.length } : null;
  if (!at && !minutes && !half && !isBareRead) return null;
  const [hour, minute] = [Number(hours), Number(minutes ?? 0)];
  if (minute > 59 || hour > (half ? 12 : 23) || (half && hour === 0)) return null;
  const ofDay = half ? (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : hour;
  const two = (value: number) => String(value).padStart(2, "0");
  return { time: `${two(ofDay)}:${two(minute)}`, length: whole.length };
}
