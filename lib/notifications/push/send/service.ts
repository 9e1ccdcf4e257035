import { pool, transaction } from "@/lib/db";
import { ITEM_COLUMNS, ITEM_JOINS, type ItemRow, toItem } from "@/lib/inbox/presenter";
import { visibleItems } from "@/lib/inbox/visible";
import type { JobData } from "@/lib/jobs/jobs";
import { enqueue } from "@/lib/jobs/queue";
import { type Availability, isQuiet } from "@/lib/people/policy";
import { type QuietRow, toQuietHours } from "@/lib/people/presenter";
import { IS_UNREAD } from "@/lib/sql/inbox-items";
import { alertOf } from "../../alert";
import { deliverPush } from "../deliver";
import type { PushTarget } from "../post";

const MAX_ATTEMPTS = 4;
const RETRY_SECONDS = 60;

type Row = ItemRow &
  PushTarget &
  Omit<Availability, "quietHours"> &
  QuietRow & { subscriptionId: string; sounds: boolean };

/**
 * The job "push.send": sends items that are still unread to browsers, unless their person has set do not disturb. Each
 * browser whose push service fails is retried separately, so that no other is notified twice.
 */
export async function sendPush({ itemIds, subscriptionIds, attempt }: JobData<"push.send">): Promise<void> {
  const now = new Date();
  const found = await findRows(itemIds, subscriptionIds);
  const rows = found.filter((row) => !isQuiet({ ...row, quietHours: toQuietHours(row) }, now));
  const failed = await deliverPush(rows, (row) => ({
    content: alertOf(toItem(row), row),
    subject: row.id,
  }));
  if (failed.length === 0 || attempt >= MAX_ATTEMPTS) return;
  const again = {
    itemIds: [...new Set(failed.map(({ id }) => id))],
    subscriptionIds: [...new Set(failed.map((row) => row.subscriptionId))],
    attempt: attempt + 1,
  };
  await transaction((tx) => enqueue(tx, "push.send", again, { startAfter: RETRY_SECONDS * attempt }));
}

async function findRows(itemIds: string[], subscriptionIds: string[] | undefined): Promise<Row[]> {
  const { rows } = await pool().query<Row>({
    name: "push targets",
    text: `SELECT ${ITEM_COLUMNS}, s.id AS "subscriptionId", s.endpoint, s.p256dh, s.auth,
        coalesce(ps.presence, 'AUTO') AS presence, ps.quiet_from AS "quietFrom", ps.quiet_to AS "quietTo",
        coalesce(ps.time_zone, 'UTC') AS "timeZone", coalesce(ps.sounds, true) AS sounds
      FROM inbox_items given CROSS JOIN LATERAL (
        SELECT i.* FROM ${visibleItems("given.user_id")} AND i.id = given.id AND ${IS_UNREAD}) i
      JOIN push_subscriptions s ON s.user_id = i.user_id AND ($2::uuid[] IS NULL OR s.id = ANY($2))
      JOIN sessions se ON se.id = s.session_id AND se.expires > now()
      LEFT JOIN person_settings ps ON ps.user_id = i.user_id
      ${ITEM_JOINS}
      WHERE given.id = ANY($1::uuid[])`,
    values: [itemIds, subscriptionIds ?? null],
  });
  return rows;
}
