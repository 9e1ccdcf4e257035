"use client";
import { useSyncExternalStore } from "react";
import { DAY_MS, dayNumber, localZone, wallClock } from "@/lib/time/wall-clock";

/** The browser's, unless that is none: WebKit says "C" where Linux has no language set. */
function localLanguage() {
  try {
    return Intl.getCanonicalLocales(navigator.language)[0] ?? "en-US";
  } catch {
    return "en-US";
  }
}

const QUARTER_MS = 15 * 60_000;

// Asking takes long: it is done once, and again when one comes back to the page, perhaps elsewhere.
let zone: string | undefined;
const currentZone = () => {
  zone ??= localZone();
  return zone;
};
function subscribe(onChange: () => void) {
  const check = () => {
    zone = undefined;
    onChange();
  };
  let timer: ReturnType<typeof setTimeout>;
  // Midnight is the end of a quarter of an hour everywhere.
  const wait = () => {
    timer = setTimeout(tick, QUARTER_MS - (Date.now() % QUARTER_MS));
  };
  const tick = () => {
    onChange();
    wait();
  };
  wait();
  document.addEventListener("visibilitychange", check);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", check);
  };
}

/**
 * Times as the person reads them. The server doesn't know their zone: it writes UTC, which the first render in the
 * browser repeats before it corrects itself.
 */
export const useTimeFormat = (): TimeFormat =>
  useSyncExternalStore(subscribe, currentFormat, () => timeFormatOf("UTC", "en-US"));

let current: { of: TimeFormat; day: number; format: TimeFormat } | undefined;

/** Another object on another day, so that "Today" is written anew. */
function currentFormat(): TimeFormat {
  const of = timeFormatOf(currentZone(), localLanguage());
  const day = of.dayOf(new Date());
  if (current?.of !== of || current.day !== day) current = { of, day, format: { ...of } };
  return current.format;
}

const formats = new Map<string, TimeFormat>();

export function timeFormatOf(timeZone: string, language: string): TimeFormat {
  const id = `${timeZone} ${language}`;
  const known = formats.get(id) ?? createTimeFormat(timeZone, language);
  formats.set(id, known);
  return known;
}

const MAX_DAYS = 5_000;
const NEAR_DAYS = ["Yesterday", "Today", "Tomorrow"];

export type TimeFormat = ReturnType<typeof createTimeFormat>;

export function createTimeFormat(timeZone: string, language: string) {
  const clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit", timeZone });
  const day = new Intl.DateTimeFormat("en-US", { weekday: "long", month: "long", day: "numeric", timeZone });
  const dayWithYear = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone });
  const days = new Map<number, number>();
  /** The offsets of all zones are quarters of an hour, so within one the day doesn't change. */
  function dayOf(at: string | Date) {
    const quarter = Math.floor(new Date(at).getTime() / QUARTER_MS);
    const known = days.get(quarter) ?? dayNumber(wallClock(quarter * QUARTER_MS, timeZone));
    if (days.size > MAX_DAYS) days.clear();
    days.set(quarter, known);
    return known;
  }
  const time = (iso: string) => clock.format(new Date(iso));
  function dayName(iso: string) {
    const [at, now] = [new Date(iso), new Date()];
    const yearOf = (moment: Date) => new Date(dayOf(moment) * DAY_MS).getUTCFullYear();
    const near = NEAR_DAYS[dayOf(at) - dayOf(now) + 1];
    return near ?? (yearOf(at) === yearOf(now) ? day : dayWithYear).format(at);
  }
  return {
    language,
    time,
    /** Without AM and PM, for where there is little room. */
    shortTime: (iso: string) =>
      clock
        .formatToParts(new Date(iso))
        .filter(({ type }) => type === "hour" || type === "minute" || type === "literal")
        .map(({ value }) => value)
        .join("")
        .trim(),
    /** The number of the day in the calendar. */
    dayOf,
    dayName,
    /** Within a sentence: "today, 9:00 AM". */
    moment(iso: string) {
      const name = dayName(iso);
      return `${NEAR_DAYS.includes(name) ? name.toLowerCase() : name}, ${time(iso)}`;
    },
    full: (iso: string) => `${dayWithYear.format(new Date(iso))}, ${clock.format(new Date(iso))}`,
  };
}
