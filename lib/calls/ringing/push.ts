import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import type { JobData } from "@/lib/jobs/jobs";
import { deliverPush } from "@/lib/notifications/push/deliver";
import type { PushTarget } from "@/lib/notifications/push/post";
import { type Availability, isQuiet } from "@/lib/people/policy";
import { type QuietRow, toQuietHours } from "@/lib/people/presenter";
import { messageFor, type RungBrowser } from "./push-message";

type Row = RungBrowser &
  PushTarget &
  Omit<Availability, "quietHours"> &
  QuietRow & { subscriptionId: string };

const MAX_ROUNDS = 4;

/**
 * The job "call.push": has browsers show what the call is to their people now. What has changed while it was sent is sent
 * again, so that a call that is over isn't left ringing by a message that arrives late.
 */
export async function pushCall({ callId, userIds }: JobData<"call.push">): Promise<void> {
  const sent = new Map<string, string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const rows = await findBrowsers(callId, userIds);
    const changed = rows.filter((row) => sent.get(row.subscriptionId) !== row.shows);
    if (changed.length === 0) return;
    for (const { subscriptionId, shows } of changed) sent.set(subscriptionId, shows);
    await deliverPush(changed.filter(isLetThrough), (row) => messageFor(callId, row));
  }
}

/** Do not disturb may have begun since it rang. */
const isLetThrough = (row: Row) =>
  row.shows === "over" || !isQuiet({ ...row, quietHours: toQuietHours(row) });

const RINGS = "i.status = 'RINGING' AND NOT i.is_quiet AND k.ring_until > now()";

async function findBrowsers(callId: string, userIds: readonly string[]): Promise<Row[]> {
  const { rows } = await pool().query<Row>({
    name: "browsers of a call",
    text: `SELECT s.id AS "subscriptionId", s.endpoint, s.p256dh, s.auth, i.user_id AS "userId",
        CASE WHEN ${RINGS} THEN 'rings' WHEN item.id IS NOT NULL THEN 'missed' ELSE 'over' END AS shows,
        caller.name AS "callerName", k.is_video AS "isVideo", item.id AS "itemId",
        ceil(extract(epoch FROM k.ring_until - now()))::int AS "ringSeconds",
        jsonb_build_object('id', c.id, 'name', c.name, 'type', c.type) AS channel,
        coalesce(ws.slug, (SELECT own.slug FROM memberships n JOIN workspaces own ON own.id = n.workspace_id
          WHERE n.user_id = i.user_id ORDER BY n.created_at, n.id LIMIT 1)) AS slug,
        coalesce(ps.sounds, true) AS sounds, coalesce(ps.presence, 'AUTO') AS presence,
        ps.quiet_from AS "quietFrom", ps.quiet_to AS "quietTo", coalesce(ps.time_zone, 'UTC') AS "timeZone"
      FROM calls k JOIN call_invites i ON i.call_id = k.id AND i.user_id = ANY($2::uuid[])
      JOIN push_subscriptions s ON s.user_id = i.user_id
      JOIN sessions se ON se.id = s.session_id AND se.expires > now()
      JOIN channels c ON c.id = k.channel_id LEFT JOIN workspaces ws ON ws.id = c.workspace_id
      ${joinPerson("i.user_id")}
      LEFT JOIN users caller ON caller.id = k.started_by_id
      LEFT JOIN person_settings ps ON ps.user_id = i.user_id
      LEFT JOIN inbox_items item ON item.user_id = i.user_id AND item.key = 'call:' || k.id AND i.status = 'MISSED'
        AND item.read_at IS NULL AND item.done_at IS NULL
      WHERE k.id = $1 AND ${CHANNEL_IS_VISIBLE}`,
    values: [callId, userIds],
  });
  return rows;
}
