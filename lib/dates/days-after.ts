import { type CalendarDate, plusDays, wallOf } from "@/lib/dates/calendar-date";
import { isNamed, isWithin, type Rule, type Unit } from "@/lib/dates/rule";
import { dayNumber } from "@/lib/time/wall-clock";

const year = (on: CalendarDate) => Number(on.slice(0, 4));

/** Which day, week (from Monday), month or year a day is of. 1 January 1970 was a Thursday. */
const PERIODS: Record<Unit, (on: CalendarDate) => number> = {
  day: (on) => dayNumber(wallOf(on)),
  week: (on) => Math.floor((dayNumber(wallOf(on)) + 3) / 7),
  month: (on) => 12 * year(on) + Number(on.slice(5, 7)),
  year,
};

/**
 * The first days of an anchored rule after a day, for showing them: `recurrence.ts` is what counts. Fewer where the rule
 * ends before.
 * @param startsOn the day from which "every 2 weeks" counts
 */
export function daysAfter(
  rule: Rule,
  startsOn: CalendarDate,
  after: CalendarDate,
  count: number,
): CalendarDate[] {
  const period = PERIODS[rule.unit];
  const first = period(startsOn);
  const found: CalendarDate[] = [];
  for (let on = plusDays(after, 1); found.length < count && isWithin(rule, on); on = plusDays(on, 1)) {
    if ((period(on) - first) % rule.every === 0 && isNamed(rule, on)) found.push(on);
  }
  return found;
}
