import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { type CalendarDate, todayIn } from "@/lib/dates/calendar-date";
import { firstDay, validateRule } from "@/lib/dates/recurrence";
import { AppError } from "@/lib/http/errors";
import { getPersonSettings } from "@/lib/people/settings/service";
import type { NewRepeat, NewTaskDue } from "../schema";

const NONE = { rule: null, repeatMode: null, startsOn: null, seriesId: null, occurrenceOn: null };

/**
 * The columns of a repetition that begins with the given due date.
 * @throws AppError invalid_input for a rule that isn't supported or never falls on any day
 */
export function repeatColumns(repeat: NewRepeat | null, dueOn: CalendarDate | null) {
  if (!repeat || dueOn === null) return NONE;
  const { mode } = repeat;
  const rule = validateRule({ ...repeat, startsOn: dueOn });
  const startsOn = new Date(`${dueOn}T00:00:00Z`);
  return { rule, repeatMode: mode, startsOn, seriesId: randomUUID(), occurrenceOn: startsOn };
}

/**
 * When what repeats is due first: on the given date, else on the first day of the rule from today on, where the person is.
 * @throws AppError invalid_input where there is no such day
 */
export async function firstDue(
  actor: Actor,
  repeat: NewRepeat | null | undefined,
  due: NewTaskDue | null,
): Promise<NewTaskDue | null> {
  if (!repeat || due) return due;
  const { timeZone } = await getPersonSettings(actor);
  const on = firstDay(repeat.rule, todayIn(timeZone, new Date()));
  if (on === null) throw new AppError("invalid_input", "repeat: the rule has ended already");
  return { on, time: null, timeZone: null };
}
