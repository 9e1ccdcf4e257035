type Settings = {
  presence: "AUTO" | "DO_NOT_DISTURB" | "INVISIBLE";
  /** Minutes after midnight. */
  quietFrom: number | null;
  quietTo: number | null;
  timeZone: string;
};

/** Minutes after midnight, where the person is. */
export function minuteOfDay(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en", {
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
    timeZone,
  }).formatToParts(at);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return value("hour") * 60 + value("minute");
}

/** Whether a person doesn't want to be disturbed at this moment: said so, or by their daily quiet hours. */
export function isQuiet(settings: Settings | null, at: Date): boolean {
  if (!settings) return false;
  const { presence, quietFrom: from, quietTo: to, timeZone } = settings;
  if (presence === "DO_NOT_DISTURB") return true;
  if (from === null || to === null || from === to) return false;
  const now = minuteOfDay(at, timeZone);
  return from < to ? now >= from && now < to : now >= from || now < to;
}
