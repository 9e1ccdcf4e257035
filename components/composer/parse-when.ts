import { dueInstant, plusDays, todayIn } from "@/lib/dates/calendar-date";
import { readDay, readTime } from "@/lib/dates/phrases";
import { addDays, addMonths } from "@/lib/time/calendar";
import { localZone } from "@/lib/time/wall-clock";

const MINUTE_MS = 60_000;
type Later = (now: Date, count: number, zone: string) => Date;
const minutes =
  (length: number): Later =>
  (now, count) =>
    new Date(now.getTime() + count * length * MINUTE_MS);

/** Hours are those that pass; days and what is longer keep the time of the day. */
const SPANS: [unit: RegExp, later: Later][] = [
  [/^(m|mins?|minutes?)$/i, minutes(1)],
  [/^(h|hrs?|hours?)$/i, minutes(60)],
  [/^(d|days?)$/i, addDays],
  [/^(w|wks?|weeks?)$/i, (now, count, zone) => addDays(now, 7 * count, zone)],
  [/^(mo|months?)$/i, addMonths],
  [/^(y|yrs?|years?)$/i, (now, count, zone) => addMonths(now, 12 * count, zone)],
];
const MORNING = "09:00";

const SPAN = /^in (\d{1,4}|an?) ?([a-z]+)\b/i;

/** A moment that a text begins with, such as "in 20 minutes", "tomorrow at 9" or "monday", and what follows it. */
export function parseWhen(text: string, now: Date, zone = localZone()): { at: Date; rest: string } | null {
  const trimmed = text.trim();
  const span = SPAN.exec(trimmed);
  const later = SPANS.find(([unit]) => unit.test(span?.[2] ?? ""))?.[1];
  if (span && later) {
    const count = Number.isNaN(Number(span[1])) ? 1 : Number(span[1]);
    return { at: later(now, count, zone), rest: trimmed.slice(span[0].length).trim() };
  }
  const today = todayIn(zone, now);
  const day = readDay(trimmed, today);
  const afterDay = day ? trimmed.slice(day.length).trim() : trimmed;
  const clock = readTime(afterDay, day !== null);
  if (!day && !clock) return null;
  // A time that no clock shows.
  if (!clock && /^at \d/i.test(afterDay)) return null;
  const time = clock?.time ?? MORNING;
  const at = dueInstant(day?.on ?? today, time, zone);
  return {
    at: !day && at <= now ? dueInstant(plusDays(today, 1), time, zone) : at,
    rest: afterDay.slice(clock?.length ?? 0).trim(),
  };
}
