import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { pool } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { cursorId, type PageQuery, toPage } from "@/lib/http/pagination";
import { accessCall } from "./access";
import { CALL_COLUMNS, CALLS, type CallRow, type LogRow, logColumns, toCall, toLogEntry } from "./presenter";
import type { Call } from "./schema";

type Query = z.output<typeof PageQuery>;

export async function getCall(actor: Actor, callId: string): Promise<Call> {
  await accessCall(actor, callId, "channel.read");
  const { rows } = await pool().query<CallRow>({
    name: "call",
    text: `SELECT ${CALL_COLUMNS} FROM ${CALLS} WHERE k.id = $1`,
    values: [callId],
  });
  if (!rows[0]) throw notFound("call");
  return toCall(rows[0]);
}

/** The open calls of all channels that the actor sees. */
export async function listOpenCalls(actor: Actor, { cursor, limit }: Query) {
  const { rows } = await pool().query<CallRow>({
    name: "open calls",
    text: `SELECT ${CALL_COLUMNS} FROM ${CALLS} JOIN channels c ON c.id = k.channel_id ${joinPerson("$1")}
      WHERE k.open_key IS NOT NULL AND ${CHANNEL_IS_VISIBLE} AND ($2::uuid IS NULL OR k.id > $2)
      ORDER BY k.id LIMIT $3`,
    values: [actor.userId, cursorId(cursor), limit + 1],
  });
  return toPage(rows.map(toCall), limit, ({ id }) => id);
}

/** Those that have ended, after the cursor $2. */
const ENDED = `k.open_key IS NULL
  AND ($2::uuid IS NULL OR (k.created_at, k.id) < (SELECT created_at, id FROM calls WHERE id = $2))`;
const LATEST_FIRST = "ORDER BY k.created_at DESC, k.id DESC";

/** The calls that the actor was in or that rang for them, of the channels that they still see. */
export async function listMyCalls(actor: Actor, { cursor, limit }: Query) {
  const { rows } = await pool().query<LogRow>({
    name: "my calls",
    text: `SELECT ${logColumns("$1")} FROM ${CALLS} JOIN channels c ON c.id = k.channel_id ${joinPerson("$1")}
      WHERE k.id IN (SELECT call_id FROM call_participants WHERE user_id = $1
          UNION SELECT call_id FROM call_invites WHERE user_id = $1)
        AND ${ENDED} AND ${CHANNEL_IS_VISIBLE} ${LATEST_FIRST} LIMIT $3`,
    values: [actor.userId, cursorId(cursor), limit + 1],
  });
  return toPage(rows.map(toLogEntry), limit, ({ id }) => id);
}

export async function listChannelCalls(actor: Actor, channelId: string, { cursor, limit }: Query) {
  await accessChannel(actor, channelId, "channel.read");
  const { rows } = await pool().query<LogRow>({
    name: "calls of channel",
    text: `SELECT ${logColumns("$1")} FROM ${CALLS} WHERE k.channel_id = $4 AND ${ENDED} ${LATEST_FIRST} LIMIT $3`,
    values: [actor.userId, cursorId(cursor), limit + 1, channelId],
  });
  return toPage(rows.map(toLogEntry), limit, ({ id }) => id);
}
