import { addDays, addMonths, timeOnDay, weekdayOf } from "@/lib/time/calendar";
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
const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MORNING = 9 * 60;

const SPAN = /^in (\d{1,4}|an?) ?([a-z]+)\b/i;
const DAY = new RegExp(`^(?:on )?(today|tomorrow|next week|${DAYS.join("|")})\\b`, "i");
const CLOCK = /^(?:at )?(\d{1,2})(?::(\d{2}))? ?(am|pm)?\b/i;

/** A moment that a text begins with, such as "in 20 minutes", "tomorrow at 9" or "monday", and what follows it. */
export function parseWhen(text: string, now: Date, zone = localZone()): { at: Date; rest: string } | null {
  const trimmed = text.trim();
  const span = SPAN.exec(trimmed);
  const later = SPANS.find(([unit]) => unit.test(span?.[2] ?? ""))?.[1];
  if (span && later) {
    const count = Number.isNaN(Number(span[1])) ? 1 : Number(span[1]);
    return { at: later(now, count, zone), rest: trimmed.slice(span[0].length).trim() };
  }
  const day = DAY.exec(trimmed);
  const afterDay = day ? trimmed.slice(day[0].length).trim() : trimmed;
  const clock = CLOCK.exec(afterDay);
  // A bare number begins too many sentences to be taken for a time.
  const isTime = clock && (day || clock[2] || clock[3] || /^at /i.test(afterDay));
  if (!day && !isTime) return null;
  const minute = isTime ? minuteOf(clock) : MORNING;
  if (minute === null) return null;
  const days = day ? daysUntil(day[1]?.toLowerCase() ?? "", weekdayOf(now, zone)) : 0;
  const at = timeOnDay(now, days, minute, zone);
  return {
    at: !day && at <= now ? timeOnDay(now, 1, minute, zone) : at,
    rest: (isTime ? afterDay.slice(clock[0].length) : afterDay).trim(),
  };
}

function daysUntil(name: string, today: number): number {
  if (name === "today") return 0;
  if (name === "tomorrow") return 1;
  const wanted = name === "next week" ? 1 : DAYS.indexOf(name);
  return (wanted - today + 7) % 7 || 7;
}

/** The minute of the day; null where no clock shows that. */
function minuteOf([, hours, minutes, half]: RegExpExecArray): number | null {
  const shown = Number(hours);
  const minute = Number(minutes ?? 0);
  const isHalf = half !== undefined;
  if (minute > 59 || shown > (isHalf ? 12 : 23)) return null;
  const hour = isHalf ? (shown % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : shown;
  return hour * 60 + minute;
}
