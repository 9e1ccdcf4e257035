import type { Actor } from "@/lib/auth/actor";
import { pool } from "@/lib/db";
import { notifySql } from "@/lib/realtime/publish";
import type { Receipt } from "../schema";
import { accessConversation } from "../service";

/**
 * Moves receipts forward and notifies the people who get them, in one statement: $1 person, $2 channels, $3 their seqs,
 * $4 whether they are read or only delivered. A person who shares no receipts, or is invisible, moves nothing: messages
 * read meanwhile aren't published later either, until they read on. Receipts aren't published across a block.
 */
const MOVE = `
  WITH given AS (
    SELECT g.channel_id, LEAST(g.seq, c.last_seq) AS seq
    FROM unnest($2::uuid[], $3::int[]) AS g (channel_id, seq)
    JOIN channels c ON c.id = g.channel_id AND c.workspace_id IS NULL
    JOIN channel_members m ON m.channel_id = c.id AND m.user_id = $1
    WHERE NOT EXISTS (SELECT FROM person_settings s
      WHERE s.user_id = $1 AND (NOT s.shares_receipts OR s.presence = 'INVISIBLE'))
  ), furthest AS (
    SELECT channel_id, max(seq) AS seq FROM given GROUP BY channel_id
  ), moved AS (
    INSERT INTO read_markers AS r (user_id, channel_id, read_seq, delivered_seq, receipt_seq, updated_at)
    SELECT $1, channel_id, 0, seq, CASE WHEN $4 THEN seq ELSE 0 END, now() FROM furthest
    ON CONFLICT (user_id, channel_id) DO UPDATE SET
      delivered_seq = GREATEST(r.delivered_seq, EXCLUDED.delivered_seq),
      receipt_seq = GREATEST(r.receipt_seq, EXCLUDED.receipt_seq), updated_at = now()
    WHERE r.delivered_seq < EXCLUDED.delivered_seq OR r.receipt_seq < EXCLUDED.receipt_seq
    RETURNING r.channel_id, r.delivered_seq, r.receipt_seq
  ), published AS (
    SELECT moved.channel_id, moved.delivered_seq, moved.receipt_seq, jsonb_agg('user:' || m.user_id) AS rooms
    FROM moved JOIN channel_members m ON m.channel_id = moved.channel_id AND m.user_id <> $1
    LEFT JOIN person_settings s ON s.user_id = m.user_id
    WHERE coalesce(s.shares_receipts, true)
      AND NOT EXISTS (SELECT FROM blocks b WHERE b.blocker_id = $1 AND b.blocked_id = m.user_id)
    GROUP BY 1, 2, 3
  )
  SELECT ${notifySql(`jsonb_build_object('room', rooms, 'event', 'receipt.changed', 'data',
    jsonb_build_object('channelId', channel_id, 'userId', $1::uuid, 'deliveredSeq', delivered_seq,
      'readSeq', receipt_seq))::text`)} FROM published`;

type Arrived = { channelId: string; seq: number };

async function move(actor: Pick<Actor, "userId">, arrived: Arrived[], isRead: boolean): Promise<void> {
  const values = [actor.userId, arrived.map((it) => it.channelId), arrived.map((it) => it.seq), isRead];
  await pool().query({ name: "move receipts", text: MOVE, values });
}

/** Ignores conversations the actor isn't in: a device may hold an outdated list. */
export const markDelivered = (actor: Actor, arrived: Arrived[]) => move(actor, arrived, false);

/** After the actor has read so far in a conversation. Asks for no permission. */
export const tellRead = (actor: Pick<Actor, "userId">, channelId: string, seq: number) =>
  move(actor, [{ channelId, seq }], true);

/** The receipts of the others; none where the actor shares none. */
export async function listReceipts(actor: Actor, channelId: string): Promise<{ items: Receipt[] }> {
  await accessConversation(actor, channelId, "channel.read");
  const { rows } = await pool().query<Receipt>({
    name: "receipts",
    text: `SELECT m.user_id AS "userId", coalesce(r.delivered_seq, 0) AS "deliveredSeq",
             coalesce(r.receipt_seq, 0) AS "readSeq"
           FROM channel_members m
           LEFT JOIN read_markers r ON r.channel_id = m.channel_id AND r.user_id = m.user_id
           LEFT JOIN person_settings s ON s.user_id = m.user_id
           WHERE m.channel_id = $2 AND m.user_id <> $1 AND coalesce(s.shares_receipts, true)
             AND NOT EXISTS (SELECT FROM person_settings mine WHERE mine.user_id = $1 AND NOT mine.shares_receipts)
             AND NOT EXISTS (SELECT FROM blocks b WHERE b.blocker_id = m.user_id AND b.blocked_id = $1)
           ORDER BY m.user_id`,
    values: [actor.userId, channelId],
  });
  return { items: rows };
}
