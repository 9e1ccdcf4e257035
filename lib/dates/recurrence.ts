import { RRuleTemporal } from "rrule-temporal";
import {
  type CalendarDate,
  dueInstant,
  isCalendarDate,
  plusDays,
  plusMonths,
  todayIn,
} from "@/lib/dates/calendar-date";
import { anchored, firstOccurrence, isWithin, namesDays, type RepeatMode, type Rule } from "@/lib/dates/rule";
import { formatRule } from "@/lib/dates/rule-format";
import { parseRule } from "@/lib/dates/rule-text";
import { AppError } from "@/lib/http/errors";

type Series = {
  /** As RFC 5545 has it. */
  rule: string;
  mode: RepeatMode;
  /** The first day of the series, from which "every 2 weeks" counts. */
  startsOn: CalendarDate;
};

/**
 * The rule as it is stored: in one form, and with what it leaves open as on the day that it begins, so that it goes on
 * from there even if a date of the series is moved.
 * @throws AppError for a rule that isn't supported, or never falls on any day
 */
export function validateRule({ rule, mode, startsOn }: Series): string {
  const given = parseRule(rule);
  const whole = mode === "SCHEDULE" ? anchored(given, startsOn) : given;
  if (!firstOccurrence(anchored(whole, startsOn), startsOn))
    throw new AppError("invalid_input", "The rule ends before the first day that it falls on.");
  return formatRule(whole);
}

/** The first day of a rule, from a day on. Where a task has no date of its own, its series begins there. */
export const firstDay = (rule: string, from: CalendarDate): CalendarDate | null =>
  firstOccurrence(anchored(parseRule(rule), from), from);

type Done = Series & {
  /** The day in the series that was done, whatever its task was moved to. */
  occurrenceOn: CalendarDate;
  completedAt: Date;
  /** The time of the day, or null for the whole day. */
  time: string | null;
  /** The zone of that time; without one, of the person who completed it. */
  timeZone: string;
};

/**
 * The day of the series that follows. By the schedule those that have passed meanwhile are left out, but not today.
 * Null where the series has ended.
 */
export function nextOccurrence(done: Done): CalendarDate | null {
  const rule = parseRule(done.rule);
  const next = done.mode === "SCHEDULE" ? nextInSchedule(rule, done) : nextAfterCompletion(rule, done);
  return next !== null && isWithin(rule, next) ? next : null;
}

function nextInSchedule(rule: Rule, { startsOn, occurrenceOn, completedAt, time, timeZone }: Done) {
  const today = todayIn(timeZone, completedAt);
  const isPast = time !== null && dueInstant(today, time, timeZone) <= completedAt;
  const current = isPast ? today : plusDays(today, -1);
  return dayAfter(rule, startsOn, current > occurrenceOn ? current : occurrenceOn);
}

function nextAfterCompletion(rule: Rule, { completedAt, timeZone }: Done) {
  const doneOn = todayIn(timeZone, completedAt);
  if (namesDays(rule)) return dayAfter(rule, doneOn, doneOn);
  const { unit, every } = rule;
  if (unit === "day" || unit === "week") return plusDays(doneOn, every * (unit === "week" ? 7 : 1));
  return plusMonths(doneOn, every * (unit === "year" ? 12 : 1));
}

/**
 * Days are counted as midnights in UTC, where none is skipped or doubled: the time of the day is added to the day that
 * is found (`dueInstant`).
 */
function dayAfter(rule: Rule, startsOn: CalendarDate, after: CalendarDate): CalendarDate | null {
  const parts = formatRule({ ...anchored(rule, startsOn), until: null });
  const start = `DTSTART:${startsOn.replaceAll("-", "")}T000000Z`;
  const days = new RRuleTemporal({ rruleString: `${start}\nRRULE:${parts}` });
  const next = days
    .next(new Date(`${after}T00:00Z`))
    ?.toString()
    .slice(0, 10);
  return next !== undefined && isCalendarDate(next) ? next : null;
}
