import { isCalendarDate } from "@/lib/dates/calendar-date";
import { monthNamed } from "@/lib/dates/phrases";
import { readRepeat } from "@/lib/dates/repeat-phrases";
import { formatRule } from "@/lib/dates/rule-format";
import { describeRule } from "@/lib/dates/rule-words";
import type { ImportedTask } from "../imported";

/** What becomes of days that some months lack. */
const SHORTER = /, or the last day of shorter months|, or 28 February in shorter years/g;
/** As in a line that one types, "every second Tuesday" is every other one. */
const SECOND = /^every month on the second /;
const UNTIL = /, until (\d{1,2}) ([A-Z][a-z]+) (\d{4})$/;

/** A repetition by the words that the export writes; null for what says something else. */
export function readRepeatWords(words: string): ImportedTask["repeat"] {
  const [last, day = "", month = "", year = ""] = UNTIL.exec(words) ?? [];
  const until = last ? `${year}-${String(monthNamed(month)).padStart(2, "0")}-${day.padStart(2, "0")}` : null;
  if (until !== null && !isCalendarDate(until)) return null;
  const plain = (last ? words.slice(0, -last.length) : words)
    .replaceAll(SHORTER, "")
    .replace(SECOND, "every 2nd ");
  const read = readRepeat(plain);
  if (!read) return null;
  const rule = { ...read.rule, until };
  // The words of what was read say whether that is all of it.
  return describeRule(rule, read.mode) === words ? { rule: formatRule(rule), mode: read.mode } : null;
}
