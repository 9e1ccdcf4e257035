import type { Actor } from "@/lib/auth/actor";
import { isInRole } from "@/lib/channels/policy";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER, CHANNEL_ROLE } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import { toPage } from "@/lib/http/pagination";
import type { ChannelAction, ChannelRole } from "@/lib/permissions";
import { isDue } from "@/lib/sql/tasks";
import { fromCursor, toCursor } from "../cursor";
import { TASK_COLUMNS, type TaskRow, toTask } from "../presenter";
import type { MyTasksQuery, PlacedTask } from "../schema";

/** What has no due date comes last: after this day. */
const LAST_DAY = "9999-12-31";
const DUE_DAY = `coalesce(t.due_on, '${LAST_DAY}')`;

const CHANNEL = `jsonb_build_object('id', c.id, 'name', c.name, 'type', c.type, 'role', ${CHANNEL_ROLE},
  'workspaceId', ws.id, 'workspaceSlug', ws.slug)`;

type ChannelRow = Omit<PlacedTask["channel"], "canUpdate" | "canDelete"> & { role: ChannelRole };

function toPlace({ role, ...channel }: ChannelRow): PlacedTask["channel"] {
  const may = (action: ChannelAction) => isInRole({ role, type: channel.type }, action);
  return { ...channel, canUpdate: may("task.update"), canDelete: may("task.delete") };
}

/** The open tasks that are assigned to the actor, over all channels in use that they see. */
export async function listMyTasks(actor: Actor, query: MyTasksQuery) {
  const after = query.cursor === undefined ? null : fromCursor(query.cursor, "day");
  const values: unknown[] = [actor.userId, query.limit + 1];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    "a.user_id = $1 AND t.completed_at IS NULL AND t.archived_at IS NULL AND t.deleted_at IS NULL",
    `c.archived_at IS NULL AND ${CHANNEL_IS_VISIBLE}`,
  ];
  if (query.workspaceId) conditions.push(`c.workspace_id = ${given(query.workspaceId)}`);
  if (query.due) conditions.push(isDue(query.due, actor.userId, given));
  if (after) conditions.push(`(${DUE_DAY}, t.id) > (${given(after.key)}::date, ${given(after.id)}::uuid)`);
  const { rows } = await pool().query<TaskRow & { channel: ChannelRow }>(
    `SELECT ${TASK_COLUMNS}, ${CHANNEL} AS channel
     FROM task_assignees a JOIN tasks t ON t.id = a.task_id JOIN (${CHANNEL_OF_VIEWER}) ON c.id = t.channel_id
     WHERE ${conditions.join(" AND ")} ORDER BY ${DUE_DAY}, t.id LIMIT $2`,
    values,
  );
  const tasks = rows.map(({ channel, ...row }) => ({ ...toTask(row), channel: toPlace(channel) }));
  return toPage(tasks, query.limit, ({ due, id }) => toCursor({ key: due?.on ?? LAST_DAY, id }));
}
