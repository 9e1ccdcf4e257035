import { daysBetween } from "@/lib/time/calendar";
import { localZone } from "@/lib/time/wall-clock";

/** A moment to come as it stands in a sentence: "today at 5:30 PM", "on Monday at 9:00 AM", "on March 3 at 9:00 AM". */
export function whenText(at: Date, now = new Date(), timeZone = localZone()): string {
  const time = at.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit", timeZone });
  return `${dayText(at, now, timeZone)} at ${time}`;
}

function dayText(at: Date, now: Date, timeZone: string): string {
  const days = daysBetween(now, at, timeZone);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  const text = (options: Intl.DateTimeFormatOptions) =>
    at.toLocaleDateString("en-US", { ...options, timeZone });
  if (days > 1 && days < 7) return `on ${text({ weekday: "long" })}`;
  const isThisYear =
    text({ year: "numeric" }) === now.toLocaleDateString("en-US", { year: "numeric", timeZone });
  return `on ${text({ month: "long", day: "numeric", ...(!isThisYear && { year: "numeric" }) })}`;
}
