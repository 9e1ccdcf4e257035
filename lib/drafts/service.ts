import "./events";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import {
  CHANNEL_IS_VISIBLE,
  CHANNEL_OF_VIEWER,
  CHANNEL_ROLE,
  HAS_BLOCK,
  joinPerson,
} from "@/lib/channels/visible-sql";
import { db, pool, transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { callKey, isCurrentCall } from "@/lib/http/superseded";
import { rolesThatMay } from "@/lib/permissions";
import { MAX_NOTIFY_BYTES, notifySql, publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import type { Draft, DraftChange } from "./schema";

type Row = Omit<Draft, "updatedAt"> & { updatedAt: Date };

const COLUMNS = `d.channel_id AS "channelId", d.thread_id AS "threadId", d.body, d.updated_at AS "updatedAt"`;

/** My drafts where I still see the channel. */
export async function listDrafts(actor: Actor, query: { cursor?: string; limit: number }) {
  const { rows } = await pool().query<Row & { streamId: string }>({
    name: "list drafts",
    text: `SELECT ${COLUMNS}, d.stream_id AS "streamId", c.workspace_id AS "workspaceId" FROM drafts d
           JOIN (${CHANNEL_OF_VIEWER}) ON c.id = d.channel_id
           WHERE d.user_id = $1 AND ${CHANNEL_IS_VISIBLE}
             AND ($2::uuid IS NULL OR (d.updated_at, d.stream_id) <
               (SELECT updated_at, stream_id FROM drafts WHERE user_id = $1 AND stream_id = $2))
           ORDER BY d.updated_at DESC, d.stream_id DESC LIMIT $3`,
    values: [actor.userId, cursorId(query.cursor), query.limit + 1],
  });
  return toPage(rows, query.limit, ({ streamId }) => streamId);
}

/**
 * $1 person, $2 channel, $3 thread, $4 body, $5 when it was written, $6 the room of the person's devices, $7 the key of the
 * call.
 */
const SAVE = `WITH allowed AS (
    SELECT c.id, c.workspace_id FROM channels c ${joinPerson("$1::uuid")}
    WHERE c.id = $2::uuid AND c.archived_at IS NULL AND NOT ${HAS_BLOCK} AND ${isCurrentCall("$1::uuid", "$7")}
      AND ${CHANNEL_ROLE} = ANY('{${rolesThatMay("message.create").join()}}'::channel_role[])
      AND ($3::uuid IS NULL OR EXISTS (SELECT FROM messages WHERE id = $3::uuid AND channel_id = $2::uuid AND thread_id IS NULL))
  ), saved AS (
    INSERT INTO drafts AS d (user_id, stream_id, channel_id, thread_id, body, updated_at)
    SELECT $1, coalesce($3, $2), $2, $3, $4, $5::timestamptz(3) FROM allowed
    ON CONFLICT (user_id, stream_id) DO UPDATE SET body = EXCLUDED.body, updated_at = EXCLUDED.updated_at
    WHERE d.updated_at <= EXCLUDED.updated_at
    RETURNING to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS updated_at
  ), event AS (
    SELECT json_build_object('room', $6::text, 'event', 'draft.saved', 'data', json_build_object('channelId', $2::uuid,
      'threadId', $3::uuid, 'workspaceId', workspace_id, 'body', $4::text, 'updatedAt', updated_at))::text AS payload
    FROM saved, allowed
  ), large AS (
    INSERT INTO large_events (id, body) SELECT gen_random_uuid(), payload::jsonb FROM event
    WHERE octet_length(payload) > ${MAX_NOTIFY_BYTES} RETURNING id
  )
  SELECT workspace_id AS "workspaceId", (SELECT updated_at FROM saved) AS "updatedAt", (SELECT ${notifySql(
    "coalesce((SELECT json_build_object('large', id)::text FROM large), payload)",
  )} FROM event) FROM allowed`;

/**
 * Keeps a draft, unless a later one is kept already, which it then gives back. One statement checks the right, writes
 * and publishes: people type more often than they do anything else.
 */
export async function saveDraft(actor: Actor, channelId: string, change: DraftChange): Promise<Draft> {
  const { threadId = null, body } = change;
  // A device whose clock is ahead must not block the person's other devices.
  const updatedAt = new Date(Math.min(Date.parse(change.updatedAt), Date.now()));
  const { rows } = await pool().query<{ workspaceId: string | null; updatedAt: string | null }>({
    name: "save draft",
    text: SAVE,
    values: [actor.userId, channelId, threadId, body, updatedAt, userRoom(actor.userId), callKey()],
  });
  const [saved] = rows;
  if (saved?.updatedAt) return { channelId, threadId, body, ...saved, updatedAt: saved.updatedAt };
  const { workspaceId } = await accessChannel(actor, channelId, "message.create");
  await assertThread(channelId, threadId);
  const later = await db().draft.findUnique({
    where: { userId_streamId: { userId: actor.userId, streamId: threadId ?? channelId } },
    select: { channelId: true, threadId: true, body: true, updatedAt: true },
  });
  if (!later) throw notFound("draft");
  return toDraft({ ...later, workspaceId });
}

/** Forgetting what isn't there changes nothing. */
export async function deleteDraft(actor: Actor, channelId: string, threadId?: string): Promise<void> {
  await accessChannel(actor, channelId, "channel.read");
  await transaction(async (tx) => {
    const streamId = threadId ?? channelId;
    const { count } = await tx.draft.deleteMany({ where: { userId: actor.userId, streamId, channelId } });
    const forgotten = { channelId, threadId: threadId ?? null };
    if (count > 0) await publish(tx, userRoom(actor.userId), "draft.deleted", forgotten);
  });
}

const toDraft = (row: Row): Draft => ({ ...row, updatedAt: row.updatedAt.toISOString() });

async function assertThread(channelId: string, threadId: string | null) {
  if (!threadId) return;
  const root = await db().message.findFirst({
    where: { id: threadId, channelId, threadId: null },
    select: { id: true },
  });
  if (!root) throw notFound("thread");
}
