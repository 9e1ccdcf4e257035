import { DAY_OF_MONTH, monthNamed, type Phrase, phrase, WEEKDAY, weekdayNamed } from "@/lib/dates/phrases";
import {
  LAST,
  type RepeatMode,
  type Rule,
  ruleOf,
  type Unit,
  WEEKDAYS,
  type Weekday,
} from "@/lib/dates/rule";
import { isPossible } from "@/lib/dates/rule-format";

const AND = "(?:,\\s*(?:and )?| and |\\s*&\\s*)";
const list = (item: string) => `(?:${item})(?:${AND}(?:${item}))*`;
const NUMBERED = "\\d{1,2}(?:st|nd|rd|th)|last day";
const NTH_WEEKDAY = `(1st|2nd|3rd|4th|first|third|fourth|last) (${WEEKDAY})`;
const OF_MONTH = "(?: of (?:the|each|every) month)?";

type Reading = { pattern: RegExp; read: (match: string[]) => Rule | null };

/** After "every". */
const READINGS: readonly Reading[] = [
  { pattern: phrase("(?:week|work)days?"), read: () => ruleOf("week", { weekdays: WEEKDAYS.slice(1, 6) }) },
  { pattern: phrase("weekends?"), read: () => ruleOf("week", { weekdays: ["SA", "SU"] }) },
  {
    pattern: phrase(`(?:(other|[1-9]\\d{0,2}) )?weeks?(?: on (${list(WEEKDAY)}))`),
    read: ([, every, names = ""]) => ruleOf("week", { every: countOf(every), weekdays: weekdaysIn(names) }),
  },
  {
    pattern: phrase(`(?:(other|[1-9]\\d{0,2}) )?months?(?: on (?:the )?(${list(NUMBERED)}))`),
    read: ([, every, days = ""]) => ruleOf("month", { every: countOf(every), days: daysIn(days) }),
  },
  {
    pattern: phrase(`months? on the ${NTH_WEEKDAY}`),
    read: ([, nth = "", name = ""]) => nthRule(nth, name),
  },
  { pattern: phrase(`(?:years? on )?(?:${DAY_OF_MONTH})`), read: yearly },
  {
    pattern: phrase("(?:(other|[1-9]\\d{0,2}) )?(day|week|month|year)s?"),
    read: ([, every, unit = ""]) => ruleOf(unit.toLowerCase() as Unit, { every: countOf(every) }),
  },
  {
    pattern: phrase(`(other )?(${list(WEEKDAY)})`),
    read: ([, other, names = ""]) => ruleOf("week", { every: other ? 2 : 1, weekdays: weekdaysIn(names) }),
  },
  { pattern: phrase(`${NTH_WEEKDAY}${OF_MONTH}`), read: ([, nth = "", name = ""]) => nthRule(nth, name) },
  {
    pattern: phrase(`(${list(NUMBERED)})${OF_MONTH}`),
    read: ([, days = ""]) => ruleOf("month", { days: daysIn(days) }),
  },
];

/** "every! week" counts from when it was done, as "every week after completion" does. */
const EVERY = /^every(!?)\s+/i;
const AFTER_COMPLETION = phrase(" after completion");

/** The repetition that a text begins with: "every day", "every 2 weeks on mon, wed", "every 15th". */
export function readRepeat(text: string): Phrase<{ rule: Rule; mode: RepeatMode }> | null {
  const every = EVERY.exec(text);
  if (!every) return null;
  const rest = text.slice(every[0].length);
  for (const { pattern, read } of READINGS) {
    const match = pattern.exec(rest);
    const rule = match && read(match);
    if (!match || !rule || !isPossible(rule)) continue;
    const length = every[0].length + match[0].length;
    const after = AFTER_COMPLETION.exec(text.slice(length));
    const mode = every[1] || after ? "COMPLETION" : "SCHEDULE";
    return { rule, mode, length: length + (after?.[0].length ?? 0) };
  }
  return null;
}

const countOf = (text: string | undefined) => (text === undefined ? 1 : /^\d/.test(text) ? Number(text) : 2);

const weekdaysIn = (names: string): Weekday[] => {
  const named = new Set(names.match(new RegExp(WEEKDAY, "gi"))?.map(weekdayNamed));
  return [1, 2, 3, 4, 5, 6, 0].flatMap((day) => (named.has(day) ? (WEEKDAYS[day] ?? []) : []));
};

const daysIn = (text: string): number[] => {
  const days = text.match(/\d+|last/gi)?.map((day) => Number(day) || LAST) ?? [];
  return [...new Set(days)].sort((a, b) => (a === LAST ? 1 : b === LAST ? -1 : a - b));
};

const NTH: Record<string, number> = { f: 1, t: 3, l: LAST };

function nthRule(nth: string, weekday: string): Rule {
  const word = nth.toLowerCase();
  const number = Number.parseInt(word, 10) || (word === "fourth" ? 4 : (NTH[word.charAt(0)] ?? 1));
  return ruleOf("month", { nth: [{ nth: number, weekday: WEEKDAYS[weekdayNamed(weekday)] ?? "MO" }] });
}

function yearly([, day, month, otherMonth, otherDay]: string[]): Rule {
  return ruleOf("year", { days: [Number(day ?? otherDay)], month: monthNamed(month ?? otherMonth ?? "") });
}
