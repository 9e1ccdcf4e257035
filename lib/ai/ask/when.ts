import { addDays, timeOnDay, weekdayOf } from "@/lib/time/calendar";

type Span = { after: Date; before: Date };

/** What a question says of when something was said, and the question without it. */
export type TimedQuestion = { text: string; span: Span | null };

const WHEN =
  /\b(?:(today|yesterday)|(this|last|past) (week|month)|(?:the )?(?:last|past) (\d{1,2}) (day|week)s?)\b/i;
/** A time is when something was said where the question is about saying; otherwise it is a part of what is asked for. */
const SAID =
  /\b(?:said|say|says|discuss\w*|decid\w*|wrote|written|happen\w*|post\w*|talk\w*|mention\w*|announc\w*|miss\w*|shared|new|news|about)\b/gi;

/** Reads “What was said yesterday?” by the calendar of the person who asks. */
export function timedQuestion(question: string, now: Date, zone: string): TimedQuestion {
  const match = WHEN.exec(question);
  if (!match || question.search(SAID) < 0) return { text: question, span: null };
  const text = question.replace(match[0], " ").replace(SAID, " ");
  return { text, span: spanOf(match, now, zone) };
}

function spanOf(match: RegExpExecArray, now: Date, zone: string): Span {
  const [, day, which, unit, count, countUnit] = match.map((part) => part?.toLowerCase());
  const dayAt = (days: number) => timeOnDay(now, days, 0, zone);
  const tomorrow = dayAt(1);
  if (day)
    return day === "today" ? { after: dayAt(0), before: tomorrow } : { after: dayAt(-1), before: dayAt(0) };
  if (count) return { after: dayAt(1 - Number(count) * (countUnit === "week" ? 7 : 1)), before: tomorrow };
  if (unit === "week") {
    const monday = -((weekdayOf(now, zone) + 6) % 7);
    return which === "this"
      ? { after: dayAt(monday), before: tomorrow }
      : { after: dayAt(monday - 7), before: dayAt(monday) };
  }
  const first = timeOnDay(now, 1 - dayOfMonth(now, zone), 0, zone);
  if (which === "this") return { after: first, before: tomorrow };
  const before = addDays(first, -1, zone);
  return { after: timeOnDay(before, 1 - dayOfMonth(before, zone), 0, zone), before: first };
}

const dayOfMonth = (at: Date, zone: string) =>
  Number(new Intl.DateTimeFormat("en", { day: "numeric", timeZone: zone }).format(at));
