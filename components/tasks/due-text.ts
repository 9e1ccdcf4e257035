"use client";
import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { type TimeFormat, timeFormatOf, useTimeFormat } from "@/components/ui/time";
import {
  type Bucket,
  bucketOf,
  type CalendarDate,
  dayOfDue,
  daysFrom,
  todayIn,
  wallOf,
} from "@/lib/dates/calendar-date";
import { personSettingsQuery } from "@/lib/people/queries";
import type { TaskDue } from "@/lib/tasks/schema";
import { localZone } from "@/lib/time/wall-clock";

const never = () => () => {};

/** The zone whose days are mine: that of this device, unless I have chosen one. The server knows the stored one alone. */
export function useMyZone(): string {
  const settings = useQuery(personSettingsQuery()).data;
  const isHydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return settings && !(settings.deviceTimeZone && isHydrated) ? settings.timeZone : localZone();
}

const NEAR: Record<number, string> = { [-1]: "Yesterday", 0: "Today", 1: "Tomorrow" };

const words = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" });
const WEEKDAY = words({ weekday: "long" });
const DAY = words({ weekday: "short", month: "short", day: "numeric" });
const DAY_OF_YEAR = words({ month: "short", day: "numeric", year: "numeric" });
const WHOLE_DAY = words({ dateStyle: "full" });

/** What asks for attention. */
export const DUE_TONES: Partial<Record<Bucket, string>> = { overdue: "text-danger", today: "text-accent" };

/** A day, as short as it is clear: "Tomorrow", "Friday", "Fri, Jan 29", "Jan 29, 2028". */
export function dayText(on: CalendarDate, today: CalendarDate): string {
  const days = daysFrom(today, on);
  const near = NEAR[days];
  if (near) return near;
  if (days > 0 && days < 7) return WEEKDAY.format(wallOf(on));
  return (on.slice(0, 4) === today.slice(0, 4) ? DAY : DAY_OF_YEAR).format(wallOf(on));
}

export const wholeDayText = (on: CalendarDate) => WHOLE_DAY.format(wallOf(on));

/** When something is due, as somebody in the zone has it. */
export function dueText(due: TaskDue, now: Date, timeZone: string, format: TimeFormat): string {
  const day = dayText(dayOfDue(due, timeZone), todayIn(timeZone, now));
  return due.at === null ? day : `${day}, ${timeIn(timeZone, due.at, format)}`;
}

/** The time in that zone, as the person writes times. */
export const timeIn = (timeZone: string, at: string, { language }: TimeFormat) =>
  timeFormatOf(timeZone, language).time(at);

/** The whole of it, with the zone that it was given in where that isn't mine. */
export function fullDueText(due: TaskDue, timeZone: string): string {
  const zone = due.timeZone !== null && due.timeZone !== timeZone ? ` in ${zoneName(due.timeZone)}` : "";
  return `${wholeDayText(due.on)}${due.time === null ? "" : `, ${due.time}${zone}`}`;
}

export const zoneName = (timeZone: string) => timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;

/** How a due date is written for me, and where it stands. */
export function useDueText(): (due: TaskDue) => { text: string; title: string; isOverdue: boolean } {
  const timeZone = useMyZone();
  const format = useTimeFormat();
  return (due) => {
    const now = new Date();
    return {
      text: dueText(due, now, timeZone, format),
      title: fullDueText(due, timeZone),
      isOverdue: bucketOf(due, now, timeZone) === "overdue",
    };
  };
}
