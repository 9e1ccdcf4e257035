import type { CalendarDate } from "@/lib/dates/calendar-date";

/** The day that it is for whoever writes, by their own clock. */
export function localToday(): CalendarDate {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}
