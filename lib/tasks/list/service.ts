import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { pool } from "@/lib/db";
import { toPage } from "@/lib/http/pagination";
import { isDue } from "@/lib/sql/tasks";
import { fromCursor, toCursor } from "../cursor";
import { TASK_COLUMNS, type TaskRow, toTask } from "../presenter";
import type { Task, TaskQuery } from "../schema";

/** Open tasks and all tasks are in their order, done ones from the last completed. */
export async function listTasks(actor: Actor, channelId: string, query: TaskQuery) {
  await accessChannel(actor, channelId, "channel.read");
  const isByCompletion = query.done === true;
  const after =
    query.cursor === undefined ? null : fromCursor(query.cursor, isByCompletion ? "moment" : "position");
  const values: unknown[] = [channelId, query.limit + 1];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions = ["t.channel_id = $1", "t.deleted_at IS NULL", ...filterConditions(actor, query, given)];
  if (after && isByCompletion)
    conditions.push(
      `(t.completed_at, t.id) < (to_timestamp(${given(after.key)}::float8 / 1000), ${given(after.id)})`,
    );
  else if (after) conditions.push(`(t.position, t.id) > (${given(after.key)}, ${given(after.id)})`);
  const order = isByCompletion ? "t.completed_at DESC, t.id DESC" : "t.position, t.id";
  const { rows } = await pool().query<TaskRow>(
    `SELECT ${TASK_COLUMNS} FROM tasks t WHERE ${conditions.join(" AND ")} ORDER BY ${order} LIMIT $2`,
    values,
  );
  const keyOf = ({ position, completedAt }: Task) =>
    isByCompletion && completedAt ? String(Date.parse(completedAt)) : position;
  return toPage(rows.map(toTask), query.limit, (task) => toCursor({ key: keyOf(task), id: task.id }));
}

/** @param given gives the name of a value in the statement */
function filterConditions(
  { userId }: Actor,
  { done, parentId, archived, columnId, assignee, label, due, dueFrom, dueTo }: TaskQuery,
  given: (value: unknown) => string,
): string[] {
  const conditions: string[] = [];
  if (done !== undefined) conditions.push(`t.completed_at IS ${done ? "NOT NULL" : "NULL"}`);
  const isUnderOne = parentId !== undefined && parentId !== "none";
  if (archived || !isUnderOne) conditions.push(`t.archived_at IS ${archived ? "NOT NULL" : "NULL"}`);
  if (parentId === "none") conditions.push("t.parent_id IS NULL");
  else if (parentId) conditions.push(`t.parent_id = ${given(parentId)}`);
  if (columnId) conditions.push(`t.column_id = ${given(columnId)}`);
  if (assignee) {
    const person = given(assignee === "me" ? userId : assignee);
    conditions.push(`EXISTS (SELECT FROM task_assignees a WHERE a.task_id = t.id AND a.user_id = ${person})`);
  }
  if (label)
    conditions.push(
      `EXISTS (SELECT FROM task_labels l WHERE l.task_id = t.id AND l.label_id = ${given(label)})`,
    );
  if (due) conditions.push(isDue(due, userId, given));
  if (dueFrom) conditions.push(`t.due_on >= ${given(dueFrom)}`);
  if (dueTo) conditions.push(`t.due_on <= ${given(dueTo)}`);
  return conditions;
}
