import { pool } from "@/lib/db";
import { rolesThatMay } from "@/lib/permissions";
import { LANES, type Lane, LEASE_SECONDS, type Room } from "./lanes";

export type Claimed = {
  id: string;
  webhookId: string;
  event: string;
  sequence: string | null;
  objectId: string | null;
  channelId: string | null;
  actorId: string | null;
  occurredAt: Date;
  attempts: number;
  url: string;
  secret: string;
  /** Where requests are still signed with it. */
  formerSecret: string | null;
  workspaceId: string;
  makerId: string;
  /** Whether its maker may still manage webhooks. */
  isManaged: boolean;
  isActive: boolean;
  lane: Lane;
};

const DUE = "d.due_at <= now()";
/** At once for one endpoint: an endpoint that hangs takes no more. */
const AT_ONCE = `CASE WHEN h.failing_since IS NULL THEN ${LANES.healthy.ofEndpoint} ELSE ${LANES.failing.ofEndpoint} END`;

/**
 * Takes deliveries that are due, at most $1 of webhooks that work and $2 of those that fail, for as long as a try may
 * take; another worker takes over what isn't ended by then. $3 limits it to one webhook. The rows of the webhooks are
 * locked, so that two workers together don't send more to one than it may get at once.
 */
const CLAIM = `/* name: claim webhook deliveries */
  WITH open AS (
    SELECT h.id, h.failing_since IS NOT NULL AS "isFailing", ${AT_ONCE} AS "atOnce" FROM webhooks h
    WHERE ($3::uuid IS NULL OR h.id = $3::uuid)
      AND EXISTS (SELECT FROM webhook_deliveries d WHERE d.webhook_id = h.id AND ${DUE})
    FOR NO KEY UPDATE SKIP LOCKED
  ), due AS (
    SELECT one.id, open."isFailing", row_number() OVER (PARTITION BY open."isFailing" ORDER BY one.nth, one.due_at) AS place
    FROM open CROSS JOIN LATERAL (
      SELECT d.id, d.due_at, row_number() OVER (ORDER BY d.due_at, d.sequence) AS nth
      FROM webhook_deliveries d WHERE d.webhook_id = open.id AND ${DUE} ORDER BY d.due_at, d.sequence
      LIMIT greatest(0, open."atOnce" - (SELECT count(*) FROM webhook_deliveries s
        WHERE s.webhook_id = open.id AND s.status = 'SENDING' AND s.due_at > now()))
    ) one
  )
  UPDATE webhook_deliveries d
  SET status = 'SENDING', attempts = d.attempts + 1, due_at = now() + interval '${LEASE_SECONDS} s'
  FROM due, webhooks h LEFT JOIN memberships w ON w.workspace_id = h.workspace_id AND w.user_id = h.maker_id
  WHERE d.id = due.id AND h.id = d.webhook_id AND ${DUE}
    AND due.place <= CASE WHEN due."isFailing" THEN $2::int ELSE $1::int END
  RETURNING d.id, d.webhook_id AS "webhookId", d.event, d.sequence::text AS sequence, d.object_id AS "objectId",
    d.channel_id AS "channelId", d.actor_id AS "actorId", d.occurred_at AS "occurredAt", d.attempts, h.url, h.secret,
    CASE WHEN h.former_until > now() THEN h.former_secret END AS "formerSecret", h.workspace_id AS "workspaceId",
    h.maker_id AS "makerId", coalesce(w.role = ANY($4::workspace_role[]), false) AS "isManaged",
    h.status = 'ACTIVE' AS "isActive", CASE WHEN due."isFailing" THEN 'failing' ELSE 'healthy' END AS lane`;

export async function claim(room: Room, webhookId: string | null): Promise<Claimed[]> {
  const { rows } = await pool().query<Claimed>({
    name: "claim webhook deliveries",
    text: CLAIM,
    values: [room.healthy, room.failing, webhookId, rolesThatMay("webhook.manage")],
  });
  return rows;
}
