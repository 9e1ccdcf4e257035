import { pool, type Transaction } from "@/lib/db";
import { notifySql } from "@/lib/realtime/publish";
import { IS_UNREAD } from "@/lib/sql/inbox-items";
import type { InboxCounts } from "../schema";
import { visibleItems } from "../visible";

/** The unread of one person as `InboxCounts`; `userId` and `except`, a condition over items i, are SQL. */
export const unreadCounts = (
  userId: string,
  except = "true",
) => `(SELECT coalesce(jsonb_object_agg(kind, n), '{}')
  FROM (SELECT i.kind, count(*) AS n FROM ${visibleItems(userId)} AND ${IS_UNREAD} AND ${except} GROUP BY i.kind) k)`;

/** The unread mentions of one person in one channel. All three are SQL. */
export const mentionCount = (userId: string, channelId: string, except = "true") =>
  `(SELECT count(*) FROM inbox_items i WHERE i.user_id = ${userId} AND i.channel_id = ${channelId}
    AND i.kind = 'MENTION' AND ${IS_UNREAD} AND ${except})`;

/** Whose changes are in the numbers, as of `InboxChange`. SQL. */
export const COUNTED = `jsonb_build_object('xid', pg_current_xact_id()::text, 'snapshot', pg_current_snapshot()::text)`;

const ANNOUNCE = `/* name: announce items */ WITH changed AS (
    SELECT user_id, (array_agg(id))[1:50] AS ids, array_agg(DISTINCT channel_id) AS channel_ids
    FROM inbox_items WHERE id = ANY($1::uuid[]) GROUP BY user_id
  )
  SELECT ${notifySql(`jsonb_build_object('room', 'user:' || changed.user_id, 'event', 'inbox.changed',
    'data', jsonb_build_object(
      'itemIds', changed.ids, 'isNew', $2::boolean, 'counted', ${COUNTED}, 'unread', ${unreadCounts("changed.user_id")},
      'channels', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', place.id,
          'mentionCount', ${mentionCount("changed.user_id", "place.id")})), '[]')
        FROM unnest(changed.channel_ids[1:50]) AS place(id) WHERE place.id IS NOT NULL)))::text`)}
  FROM changed`;

/**
 * Publishes `inbox.changed` to everyone whose items these are. One statement, however many.
 * @param isNew the items have just come, rather than been read or done
 */
export async function announceItems(
  tx: Transaction,
  itemIds: readonly string[],
  isNew: boolean,
): Promise<void> {
  if (itemIds.length > 0) await tx.$executeRawUnsafe(ANNOUNCE, itemIds, isNew);
}

export async function countUnread(userId: string): Promise<InboxCounts> {
  const { rows } = await pool().query<{ unread: InboxCounts }>({
    name: "unread counts",
    text: `SELECT ${unreadCounts("$1::uuid")} AS unread`,
    values: [userId],
  });
  return rows[0]?.unread ?? {};
}
