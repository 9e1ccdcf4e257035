import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { pool } from "@/lib/db";
import { cursorId, type PageQuery, toPage } from "@/lib/http/pagination";
import { personJson } from "@/lib/objects/preview-sql";
import { accessTask } from "../access";
import type { TaskAct, TaskActivity } from "./schema";

type Row = Pick<TaskActivity, "id" | "actor"> & { at: Date; act: TaskAct };

/** $1 the task, $2 the row to go on after, $3 how many. People are stored by their ids. */
const LIST = `SELECT a.id, a.created_at AS at, CASE WHEN u.id IS NOT NULL THEN ${personJson("u")} END AS actor,
    CASE WHEN a.act ? 'userIds' THEN a.act - 'userIds' || jsonb_build_object('people', (
      SELECT coalesce(jsonb_agg(${personJson("p")} ORDER BY p.name), '[]') FROM users p
      WHERE p.id IN (SELECT given.id::uuid FROM jsonb_array_elements_text(a.act->'userIds') AS given(id))))
    ELSE a.act END AS act
  FROM task_activity a LEFT JOIN users u ON u.id = a.actor_id
  WHERE a.task_id = $1 AND ($2::uuid IS NULL OR (a.created_at, a.id) <
    (SELECT created_at, id FROM task_activity WHERE id = $2 AND task_id = $1))
  ORDER BY a.created_at DESC, a.id DESC LIMIT $3`;

export async function listTaskActivity(actor: Actor, taskId: string, query: z.output<typeof PageQuery>) {
  await accessTask(actor, taskId, "channel.read");
  const { rows } = await pool().query<Row>({
    name: "list task activity",
    text: LIST,
    values: [taskId, cursorId(query.cursor), query.limit + 1],
  });
  const activity = rows.map(({ at, ...row }): TaskActivity => ({ ...row, at: at.toISOString() }));
  return toPage(activity, query.limit, ({ id }) => id);
}
