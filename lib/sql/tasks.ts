// Of a task t.

/** Names what it is due at; null where it isn't. */
export const DUE_NAME = `(t.due_on::text || coalesce('T' || t.due_time || ' ' || t.time_zone, ''))`;

const IS_UNASSIGNED = "NOT EXISTS (SELECT FROM task_assignees o WHERE o.task_id = t.id)";

/** The people who are reminded of it, as `user_id`: its assignees; without any its creator, and who follows its comments. */
export const REMINDED_PEOPLE = `(SELECT r.user_id FROM task_assignees r WHERE r.task_id = t.id
  UNION SELECT t.created_by_id WHERE t.created_by_id IS NOT NULL AND ${IS_UNASSIGNED}
  UNION SELECT f.user_id FROM thread_follows f WHERE f.thread_id = t.id AND f.is_following AND ${IS_UNASSIGNED})`;

/** The condition that a person is one of them. @param userId SQL */
export const isRemindedOf = (userId: string) => `(
  EXISTS (SELECT FROM task_assignees r WHERE r.task_id = t.id AND r.user_id = ${userId}) OR ${IS_UNASSIGNED} AND (
    t.created_by_id = ${userId}
    OR EXISTS (SELECT FROM thread_follows f WHERE f.thread_id = t.id AND f.user_id = ${userId} AND f.is_following)))`;

/** Where a due date stands for a person, as `BUCKETS` (lib/dates/calendar-date.ts), and none. */
type Due = "overdue" | "today" | "tomorrow" | "thisWeek" | "later" | "none";

/**
 * The condition that it stands there, by the clocks where a person is. The same as `bucketOf`, which a test compares.
 * @param given gives the name of a value in the statement
 */
export function isDue(due: Due, userId: string, given: (value: unknown) => string): string {
  if (due === "none") return "t.due_on IS NULL";
  const now = `${given(new Date())}::timestamptz`;
  const person = `${given(userId)}::uuid`;
  const zone = `coalesce((SELECT ps.time_zone FROM person_settings ps WHERE ps.user_id = ${person}), 'UTC')`;
  const day = `CASE WHEN t.due_at IS NULL THEN t.due_on ELSE (t.due_at AT TIME ZONE ${zone})::date END`;
  const days = `(${day} - (${now} AT TIME ZONE ${zone})::date)`;
  const isOverdue = `(${days} < 0 OR coalesce(t.due_at < ${now}, false))`;
  const conditions = {
    overdue: isOverdue,
    today: `${days} = 0 AND NOT ${isOverdue}`,
    tomorrow: `${days} = 1`,
    thisWeek: `${days} BETWEEN 2 AND 6`,
    later: `${days} > 6`,
  };
  return `(t.due_on IS NOT NULL AND ${conditions[due]})`;
}
