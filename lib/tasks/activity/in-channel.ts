import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { pool } from "@/lib/db";
import { type PageQuery, toPage } from "@/lib/http/pagination";
import { personJson } from "@/lib/objects/preview-sql";
import { fromCursor, toCursor } from "../cursor";
import { CHANNEL_ACTS, type ChannelActivity } from "./schema";

const SHOWN = CHANNEL_ACTS.map((kind) => `'${kind}'`).join();

/** Those before the moment $2, or at that moment by their ids before $3. */
const isBefore = (row: string) =>
  `($2::timestamptz IS NULL OR (${row}.created_at, ${row}.id) < ($2::timestamptz, $3::uuid))`;

/**
 * $1 the channel, $4 how many. That a task was created says the task; the copies that repetition makes and subtasks are
 * left out.
 */
const LIST = `SELECT x.id, x.at, x.kind, CASE WHEN u.id IS NOT NULL THEN ${personJson("u")} END AS actor,
    jsonb_build_object('id', t.id, 'title', t.title, 'isCard', t.column_id IS NOT NULL) AS task
  FROM (
    (SELECT a.id, a.created_at AS at, a.act->>'kind' AS kind, a.task_id, a.actor_id
      FROM task_activity a JOIN tasks t ON t.id = a.task_id AND t.deleted_at IS NULL
      WHERE a.channel_id = $1 AND a.act->>'kind' IN (${SHOWN}) AND ${isBefore("a")}
      ORDER BY a.created_at DESC, a.id DESC LIMIT $4)
    UNION ALL
    (SELECT t.id, t.created_at, 'created', t.id, t.created_by_id FROM tasks t
      WHERE t.channel_id = $1 AND t.parent_id IS NULL AND t.deleted_at IS NULL
        AND t.occurrence_on IS NOT DISTINCT FROM t.starts_on AND ${isBefore("t")}
      ORDER BY t.created_at DESC, t.id DESC LIMIT $4)
  ) x JOIN tasks t ON t.id = x.task_id LEFT JOIN users u ON u.id = x.actor_id
  ORDER BY x.at DESC, x.id DESC LIMIT $4`;

type Row = Omit<ChannelActivity, "at"> & { at: Date };

/** What was done in a channel's list or board, the latest first. Of tasks that are in another one now it is there. */
export async function listChannelActivity(
  actor: Actor,
  channelId: string,
  { cursor, limit }: z.output<typeof PageQuery>,
) {
  const channel = await accessChannel(actor, channelId, "channel.read");
  const before = cursor === undefined ? null : fromCursor(cursor, "moment");
  const { rows } = await pool().query<Row>({
    name: "list channel activity",
    text: LIST,
    values: [channel.id, before && new Date(Number(before.key)), before?.id ?? null, limit + 1],
  });
  const page = toPage(rows, limit, ({ at, id }) => toCursor({ key: String(at.getTime()), id }));
  return { ...page, items: page.items.map((row): ChannelActivity => ({ ...row, at: row.at.toISOString() })) };
}
