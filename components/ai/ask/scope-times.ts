import type { AskScope } from "@/lib/ai/ask/schema";
import { isoDay, timeOnDay } from "@/lib/time/calendar";
import { localZone } from "@/lib/time/wall-clock";

type Time = Pick<AskScope, "after" | "before">;

/** Spans that one often means, by how many days ago they begin. */
export const TIMES = [
  { value: "0", label: "Today" },
  { value: "6", label: "Last 7 days" },
  { value: "29", label: "Last 30 days" },
  { value: "364", label: "Last 12 months" },
] as const;

/** As the scope has it: YYYY-MM-DD, of the day where the person is. */
export function dayAgo(days: number): string {
  const zone = localZone();
  return isoDay(timeOnDay(new Date(), -days, 12 * 60, zone), zone);
}

/** What the picker shows for a time: a span, days of its own, or any. */
export function valueOfTime({ after, before }: Time): string {
  if (!after && !before) return "any";
  return (!before && TIMES.find(({ value }) => dayAgo(Number(value)) === after)?.value) || "days";
}

export function timeOfValue(value: string, now: Time): Time {
  if (value === "any") return {};
  if (value === "days") return { after: now.after ?? dayAgo(6), before: now.before ?? dayAgo(0) };
  return { after: dayAgo(Number(value)) };
}
