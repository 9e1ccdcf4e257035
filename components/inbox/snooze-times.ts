export type SnoozeTime = { label: string; at: Date };

const HOUR_MS = 60 * 60 * 1000;

function atHour(from: Date, days: number, hour: number) {
  const at = new Date(from);
  at.setDate(at.getDate() + days);
  at.setHours(hour, 0, 0, 0);
  return at;
}

/** When a snoozed item may come back: in an hour; in three, but not at night; tomorrow; next Monday. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const later = new Date(now.getTime() + 3 * HOUR_MS);
  const isToday = later.getDate() === now.getDate() && later.getHours() < 22;
  const toMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { label: "In an hour", at: new Date(now.getTime() + HOUR_MS) },
    ...(isToday ? [{ label: "Later today", at: later }] : []),
    { label: "Tomorrow", at: atHour(now, 1, 9) },
    { label: "Next week", at: atHour(now, toMonday, 9) },
  ];
}
