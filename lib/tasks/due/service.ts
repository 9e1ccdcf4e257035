import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { type Transaction, transaction } from "@/lib/db";
import { addInboxItems } from "@/lib/inbox/service";
import { DUE_NAME, REMINDED_PEOPLE } from "@/lib/sql/tasks";

/** What is due on a day comes at this time of it, where the person is. */
const MORNING = "09:00";
const BATCH = 500;

/** What clocks show where the person `a` is, at a moment. @param now SQL */
const localTime = (now: string) =>
  `(${now}::timestamptz AT TIME ZONE coalesce((SELECT ps.time_zone FROM person_settings ps WHERE ps.user_id = a.user_id), 'UTC'))`;

/** Whether the task `t` is due for the person `a` by now. */
const hasCome = (now: string) => `CASE WHEN t.due_at IS NOT NULL THEN t.due_at <= ${now}::timestamptz
  ELSE t.due_on + time '${MORNING}' <= ${localTime(now)} END`;

/** What came while no worker ran: a day is told on that day alone, a time within a day. */
const isRecent = (now: string) => `CASE WHEN t.due_at IS NOT NULL
  THEN t.due_at > ${now}::timestamptz - interval '1 day' ELSE t.due_on = ${localTime(now)}::date END`;

/** Whoever began to follow the comments once the date had come has seen it there. */
const FOLLOWED_LATE = `SELECT FROM thread_follows f
  WHERE f.thread_id = t.id AND f.user_id = a.user_id AND ${hasCome("f.followed_at")}
    AND t.created_by_id IS DISTINCT FROM a.user_id
    AND NOT EXISTS (SELECT FROM task_assignees o WHERE o.task_id = t.id AND o.user_id = a.user_id)`;

/** Each of the people `a` once for each due date, as far as they see the channel and want to hear of it. */
const FIND = `/* name: find due tasks */ WITH found AS (
    SELECT t.id AS task_id, a.user_id, t.channel_id, c.workspace_id, ${DUE_NAME} AS due
    FROM tasks t CROSS JOIN LATERAL ${REMINDED_PEOPLE} a JOIN channels c ON c.id = t.channel_id
    ${joinPerson("a.user_id")}
    LEFT JOIN task_reminders r ON r.task_id = t.id AND r.user_id = a.user_id
    LEFT JOIN channel_preferences p ON p.channel_id = c.id AND p.user_id = a.user_id
    LEFT JOIN workspace_preferences wp ON wp.workspace_id = c.workspace_id AND wp.user_id = a.user_id
    WHERE t.due_on BETWEEN $1::timestamptz::date - 2 AND $1::timestamptz::date + 2
      AND t.completed_at IS NULL AND t.archived_at IS NULL AND t.deleted_at IS NULL AND c.archived_at IS NULL
      AND r.due IS DISTINCT FROM ${DUE_NAME} AND ${hasCome("$1")} AND ${isRecent("$1")}
      AND NOT EXISTS (${FOLLOWED_LATE}) AND ${CHANNEL_IS_VISIBLE} AND coalesce(p.level, wp.level, 'MENTIONS') <> 'NONE'
    LIMIT ${BATCH}
  ), marked AS (
    INSERT INTO task_reminders AS r (task_id, user_id, due) SELECT task_id, user_id, due FROM found ORDER BY 1, 2
    ON CONFLICT (task_id, user_id) DO UPDATE SET due = excluded.due WHERE r.due <> excluded.due
    RETURNING task_id, user_id
  )
  SELECT task_id AS "taskId", user_id AS "userId", channel_id AS "channelId", workspace_id AS "workspaceId", due
  FROM found JOIN marked USING (task_id, user_id)`;

type Found = { taskId: string; userId: string; channelId: string; workspaceId: string | null; due: string };

/**
 * The job "tasks.notifyDue": puts what is due by now into people's inboxes. It looks at the tasks as they are, so that what
 * is done, moved or lost by then notifies nobody, and a due date notifies once, however often its task is reopened.
 */
export async function notifyDue(now = new Date()): Promise<void> {
  for (;;) {
    const found = await transaction(async (tx) => {
      const rows = await tx.$queryRawUnsafe<Found[]>(FIND, now);
      await addInboxItems(
        tx,
        rows.map(({ taskId, due, ...item }) => ({
          ...item,
          ...{ kind: "DUE", key: `due:${taskId}:${due}`, target: { type: "task", id: taskId } },
        })),
      );
      return rows.length;
    });
    if (found < BATCH) return;
  }
}

const SKIP = `/* name: skip due tasks */ INSERT INTO task_reminders (task_id, user_id, due)
  SELECT t.id, a.user_id, ${DUE_NAME} FROM tasks t CROSS JOIN LATERAL ${REMINDED_PEOPLE} a
  WHERE t.id = ANY($1::uuid[]) AND ${hasCome("$2")} ORDER BY 1, 2
  ON CONFLICT (task_id, user_id) DO UPDATE SET due = excluded.due`;

/** A date that had come when it was set, or when somebody was assigned, isn't notified: they see it there. */
export async function skipPastDue(tx: Transaction, taskIds: readonly string[]): Promise<void> {
  await tx.$executeRawUnsafe(SKIP, taskIds, new Date());
}
