"use client";
import { useMemo, useSyncExternalStore } from "react";

const never = () => () => {};
const localZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
const localLanguage = () => navigator.language;

/**
 * Times as the person reads them. The server doesn't know their zone: it writes UTC, which the first render in the
 * browser repeats before it corrects itself.
 */
export function useTimeFormat() {
  const timeZone = useSyncExternalStore(never, localZone, () => "UTC");
  const language = useSyncExternalStore(never, localLanguage, () => "en-US");
  return useMemo(() => createTimeFormat(timeZone, language), [timeZone, language]);
}

export type TimeFormat = ReturnType<typeof createTimeFormat>;

export function createTimeFormat(timeZone: string, language: string) {
  const clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit", timeZone });
  const day = new Intl.DateTimeFormat("en-US", { weekday: "long", month: "long", day: "numeric", timeZone });
  const dayWithYear = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone });
  const key = new Intl.DateTimeFormat("en-CA", { timeZone });
  const dayKey = (iso: string | number | Date) => key.format(new Date(iso));
  return {
    time: (iso: string) => clock.format(new Date(iso)),
    /** Without AM and PM, for where there is little room. */
    shortTime: (iso: string) =>
      clock
        .formatToParts(new Date(iso))
        .filter(({ type }) => type === "hour" || type === "minute" || type === "literal")
        .map(({ value }) => value)
        .join("")
        .trim(),
    /** The same for two moments of one day. */
    dayKey,
    dayName(iso: string) {
      const at = new Date(iso);
      const now = new Date();
      if (dayKey(at) === dayKey(now)) return "Today";
      if (dayKey(at) === dayKey(now.getTime() - 86_400_000)) return "Yesterday";
      return at.getFullYear() === now.getFullYear() ? day.format(at) : dayWithYear.format(at);
    },
    full: (iso: string) => `${dayWithYear.format(new Date(iso))}, ${clock.format(new Date(iso))}`,
  };
}
