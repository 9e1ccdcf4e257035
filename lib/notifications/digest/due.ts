import { dayNumber, minuteOfDay, wallClock } from "@/lib/time/wall-clock";

const MORNING_HOUR = 8;
const HOUR_MS = 60 * 60 * 1000;

type Settings = {
  digest: "NEVER" | "HOURLY" | "DAILY";
  timeZone: string;
  /** When the last one was mailed. */
  digestedAt: Date | null;
};

/** Whether a person's digest is due: hourly, or once a day from 8:00 in their time zone. */
export function isDigestDue({ digest, timeZone, digestedAt }: Settings, now: Date): boolean {
  if (digest === "NEVER") return false;
  if (digest === "HOURLY") return !digestedAt || now.getTime() - digestedAt.getTime() >= HOUR_MS;
  const today = wallClock(now, timeZone);
  const isMorning = minuteOfDay(today) >= MORNING_HOUR * 60;
  return isMorning && (!digestedAt || dayNumber(wallClock(digestedAt, timeZone)) !== dayNumber(today));
}
