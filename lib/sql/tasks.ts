// Of a task t.

/** Names what it is due at; null where it isn't. */
export const DUE_NAME = `(t.due_on::text || coalesce('T' || t.due_time || ' ' || t.time_zone, ''))`;

/** The day, for somebody in a zone. @param zone SQL */
export const dueDay = (zone: string) =>
  `(CASE WHEN t.due_at IS NULL THEN t.due_on ELSE (t.due_at AT TIME ZONE ${zone})::date END)`;
