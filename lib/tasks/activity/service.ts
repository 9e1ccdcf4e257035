import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import { cursorId, type PageQuery, toPage } from "@/lib/http/pagination";
import { personJson } from "@/lib/objects/preview-sql";
import { accessTask } from "../access";
import type { TaskAct, TaskActivity } from "./schema";

type Row = Pick<TaskActivity, "id" | "actor"> & { at: Date; act: TaskAct };

/**
 * What names other things of a channel, which the task has left since, is for those who see that channel: the one that the
 * first move after it left.
 */
const IS_HIDDEN = `EXISTS (
    SELECT FROM (
      SELECT (m.act->>'from')::uuid AS id FROM task_activity m
      WHERE m.task_id = a.task_id AND m.act->>'kind' = 'channel' AND (m.created_at, m.id) > (a.created_at, a.id)
      ORDER BY m.created_at, m.id LIMIT 1) AS former
    WHERE NOT EXISTS (SELECT FROM channels c ${joinPerson("$4")} WHERE c.id = former.id AND ${CHANNEL_IS_VISIBLE}))`;

/** $1 the task, $2 the row to go on after, $3 how many, $4 the viewer. People are stored by their ids. */
const LIST = `SELECT a.id, a.created_at AS at, CASE WHEN u.id IS NOT NULL THEN ${personJson("u")} END AS actor,
    CASE WHEN a.act ? 'userIds' THEN a.act - 'userIds' || jsonb_build_object('people', (
      SELECT coalesce(jsonb_agg(${personJson("p")} ORDER BY p.name), '[]') FROM users p
      WHERE p.id IN (SELECT given.id::uuid FROM jsonb_array_elements_text(a.act->'userIds') AS given(id))))
    WHEN a.act->>'kind' = 'channel' THEN jsonb_build_object('kind', 'channel', 'from', (
      SELECT c.name FROM channels c ${joinPerson("$4")} WHERE c.id = (a.act->>'from')::uuid AND ${CHANNEL_IS_VISIBLE}))
    ELSE a.act END AS act
  FROM task_activity a LEFT JOIN users u ON u.id = a.actor_id
  WHERE a.task_id = $1 AND ($2::uuid IS NULL OR (a.created_at, a.id) <
    (SELECT created_at, id FROM task_activity WHERE id = $2 AND task_id = $1))
  AND (a.act->>'kind' NOT IN ('under', 'column') OR NOT ${IS_HIDDEN})
  ORDER BY a.created_at DESC, a.id DESC LIMIT $3`;

export async function listTaskActivity(actor: Actor, taskId: string, query: z.output<typeof PageQuery>) {
  await accessTask(actor, taskId, "channel.read");
  const { rows } = await pool().query<Row>({
    name: "list task activity",
    text: LIST,
    values: [taskId, cursorId(query.cursor), query.limit + 1, actor.userId],
  });
  const activity = rows.map(({ at, ...row }): TaskActivity => ({ ...row, at: at.toISOString() }));
  return toPage(activity, query.limit, ({ id }) => id);
}
