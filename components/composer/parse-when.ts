const MINUTE = 60_000;
const UNITS: Record<string, number> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: 24 * 60 * MINUTE,
  w: 7 * 24 * 60 * MINUTE,
};
const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MORNING = 9;

const SPAN = /^in (\d{1,4}|an?) ?(m|h|d|w)[a-z]*\b/i;
const DAY = new RegExp(`^(?:on )?(today|tomorrow|${DAYS.join("|")})\\b`, "i");
const CLOCK = /^(?:at )?(\d{1,2})(?::(\d{2}))? ?(am|pm)?\b/i;

/** A moment that a text begins with, such as "in 20 minutes", "tomorrow at 9" or "monday", and what follows it. */
export function parseWhen(text: string, now: Date): { at: Date; rest: string } | null {
  const trimmed = text.trim();
  const span = SPAN.exec(trimmed);
  if (span) {
    const count = Number(span[1]) || 1;
    const at = new Date(now.getTime() + count * (UNITS[span[2]?.toLowerCase() ?? ""] ?? MINUTE));
    return { at, rest: trimmed.slice(span[0].length).trim() };
  }
  const day = DAY.exec(trimmed);
  const afterDay = day ? trimmed.slice(day[0].length).trim() : trimmed;
  const clock = CLOCK.exec(afterDay);
  // A bare number begins too many sentences to be taken for a time.
  const isTime = clock && (day || clock[2] || clock[3] || /^at /i.test(afterDay));
  if (!day && !isTime) return null;
  const at = new Date(now);
  if (day) at.setDate(at.getDate() + daysUntil(day[1]?.toLowerCase() ?? "", now));
  const [hours, minutes] = isTime ? timeOf(clock) : [MORNING, 0];
  if (hours > 23 || minutes > 59) return null;
  at.setHours(hours, minutes, 0, 0);
  if (!day && at <= now) at.setDate(at.getDate() + 1);
  return { at, rest: (isTime ? afterDay.slice(clock[0].length) : afterDay).trim() };
}

function daysUntil(name: string, now: Date): number {
  if (name === "today") return 0;
  if (name === "tomorrow") return 1;
  return (DAYS.indexOf(name) - now.getDay() + 7) % 7 || 7;
}

function timeOf([, hours, minutes, half]: RegExpExecArray): [number, number] {
  const hour = Number(hours);
  if (half?.toLowerCase() === "pm" && hour < 12) return [hour + 12, Number(minutes ?? 0)];
  if (half?.toLowerCase() === "am" && hour === 12) return [0, Number(minutes ?? 0)];
  return [hour, Number(minutes ?? 0)];
}
