import { dueDay } from "@/lib/sql/tasks";
import type { DueFilter } from "./schema";

/**
 * The condition of a filter by due date, over task t, for a person where they are now. The same as `bucketOf`
 * (lib/dates/calendar-date.ts), which a test compares.
 * @param given gives the name of a value in the statement
 */
export function dueCondition(filter: DueFilter, userId: string, given: (value: unknown) => string): string {
  if (filter === "none") return "t.due_on IS NULL";
  const now = `${given(new Date())}::timestamptz`;
  const zone = `coalesce((SELECT ps.time_zone FROM person_settings ps WHERE ps.user_id = ${given(userId)}), 'UTC')`;
  const days = `(${dueDay(zone)} - (${now} AT TIME ZONE ${zone})::date)`;
  const isOverdue = `(${days} < 0 OR coalesce(t.due_at < ${now}, false))`;
  const conditions = {
    overdue: isOverdue,
    today: `${days} = 0 AND NOT ${isOverdue}`,
    tomorrow: `${days} = 1`,
    thisWeek: `${days} BETWEEN 2 AND 6`,
    later: `${days} > 6`,
  };
  return `(t.due_on IS NOT NULL AND ${conditions[filter]})`;
}
