import type { TimeFormat } from "@/components/ui/time";

/** The time of today, the day before; else the date, in few letters. */
export function rowTime(iso: string, format: Pick<TimeFormat, "dayName" | "time">): string {
  const name = format.dayName(iso);
  if (name === "Today") return format.time(iso);
  if (name === "Yesterday") return name;
  // "Monday, March 29", "March 29, 2027".
  const [, month = "", day = "", year] = /(\w{3})\w* (\d+)(?:, (\d{4}))?$/.exec(name) ?? [];
  return [month, day, year].filter(Boolean).join(" ");
}
