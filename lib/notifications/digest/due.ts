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
  const local = (at: Date) => {
    const parts = new Intl.DateTimeFormat("en-CA", {
      dateStyle: "short",
      timeStyle: "short",
      hourCycle: "h23",
      timeZone,
    }).formatToParts(at);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
    return { day: `${part("year")}-${part("month")}-${part("day")}`, hour: Number(part("hour")) };
  };
  const today = local(now);
  return today.hour >= MORNING_HOUR && (!digestedAt || local(digestedAt).day !== today.day);
}
