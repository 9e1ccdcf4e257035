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
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { callKey, isCurrentCall } from "@/lib/http/superseded";
import { rolesThatMay } from "@/lib/permissions";
import { MAX_NOTIFY_BYTES, notifySql, publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import type { Draft, DraftChange, DraftDeletion } from "./schema";

const TIMESTAMP = `to_char(d.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const COLUMNS = `d.channel_id AS "channelId", d.thread_id AS "threadId", d.body, d.revision::float8 AS revision,
  ${TIMESTAMP} AS "updatedAt"`;

/** My drafts where I still see the channel. */
export async function listDrafts(actor: Actor, query: { cursor?: string; limit: number }) {
  const { rows } = await pool().query<Draft & { streamId: string }>({
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

/** $1 person, $2 channel, $3 thread, $4 body, $5 the revision it is based on, $6 the person's room, $7 the key of the call. */
const SAVE = `WITH allowed AS (
    SELECT c.id, c.workspace_id FROM channels c ${joinPerson("$1::uuid")}
    WHERE c.id = $2::uuid AND c.archived_at IS NULL AND NOT ${HAS_BLOCK} AND ${isCurrentCall("$1::uuid", "$7")}
      AND ${CHANNEL_ROLE} = ANY('{${rolesThatMay("message.create").join()}}'::channel_role[])
      AND ($3::uuid IS NULL OR EXISTS (SELECT FROM messages WHERE id = $3::uuid AND channel_id = $2::uuid AND thread_id IS NULL))
  ), saved AS (
    INSERT INTO drafts AS d (user_id, stream_id, channel_id, thread_id, body, updated_at)
    SELECT $1, coalesce($3, $2), $2, $3, $4, now() FROM allowed
    ON CONFLICT (user_id, stream_id) DO UPDATE
      -- A number that is taken under the lock of the row.
      SET body = EXCLUDED.body, updated_at = EXCLUDED.updated_at, revision = nextval('drafts_revision_seq')
      -- The same text again is a write whose answer was lost.
      WHERE d.revision = $5::bigint OR d.body = EXCLUDED.body
    RETURNING revision::float8 AS revision, ${TIMESTAMP} AS updated_at
  ), event AS (
    SELECT json_build_object('room', $6::text, 'event', 'draft.saved', 'data', json_build_object('channelId', $2::uuid,
      'threadId', $3::uuid, 'workspaceId', workspace_id, 'body', $4::text, 'revision', revision, 'updatedAt', updated_at))::text
      AS payload
    FROM saved, allowed
  ), large AS (
    INSERT INTO large_events (id, body) SELECT gen_random_uuid(), payload::jsonb FROM event
    WHERE octet_length(payload) > ${MAX_NOTIFY_BYTES} RETURNING id
  )
  SELECT a.workspace_id AS "workspaceId", s.revision, s.updated_at AS "updatedAt", (SELECT ${notifySql(
    "coalesce((SELECT json_build_object('large', id)::text FROM large), payload)",
  )} FROM event) FROM allowed a LEFT JOIN saved s ON true`;

type Saved = Pick<Draft, "workspaceId"> &
  (Pick<Draft, "revision" | "updatedAt"> | { revision: null; updatedAt: null });

/**
 * Stores a draft, unless another device has written since the revision that it is based on. One statement checks the
 * right, writes and publishes: people type more often than they do anything else.
 * @throws AppError conflict, with the draft that is stored
 */
export async function saveDraft(actor: Actor, channelId: string, change: DraftChange): Promise<Draft> {
  const saved = (await trySaving(actor, channelId, change)) ?? (await trySaving(actor, channelId, change));
  if (!saved) throw new AppError("unavailable", "This draft is changing on other devices. Try again.");
  return saved;
}

/** Null where the draft that it was refused for has been deleted meanwhile. */
async function trySaving(actor: Actor, channelId: string, change: DraftChange): Promise<Draft | null> {
  const { threadId = null, body, basedOn } = change;
  const { rows } = await pool().query<Saved>({
    name: "save draft",
    text: SAVE,
    values: [actor.userId, channelId, threadId, body, basedOn, userRoom(actor.userId), callKey()],
  });
  const [saved] = rows;
  if (!saved) {
    await accessChannel(actor, channelId, "message.create");
    await assertThread(channelId, threadId);
    throw notFound("draft");
  }
  const { workspaceId, revision, updatedAt } = saved;
  if (revision !== null) return { channelId, threadId, body, workspaceId, revision, updatedAt };
  const stored = await db().draft.findUnique({ where: draftAt(actor, channelId, threadId) });
  if (stored) throw changedElsewhere({ ...stored, workspaceId });
  return null;
}

/** Deleting what isn't there changes nothing. */
export async function deleteDraft(actor: Actor, channelId: string, deletion: DraftDeletion): Promise<void> {
  const { threadId = null, basedOn } = deletion;
  const { workspaceId } = await accessChannel(actor, channelId, "channel.read");
  await transaction(async (tx) => {
    const where = draftAt(actor, channelId, threadId);
    const { count } = await tx.draft.deleteMany({
      where: { ...where.userId_streamId, channelId, revision: basedOn },
    });
    if (count > 0) {
      const deleted = { channelId, threadId, revision: basedOn };
      return publish(tx, userRoom(actor.userId), "draft.deleted", deleted);
    }
    const stored = await tx.draft.findUnique({ where: { ...where, channelId } });
    if (stored) throw changedElsewhere({ ...stored, workspaceId });
  });
}

const draftAt = ({ userId }: Actor, channelId: string, threadId: string | null) => ({
  userId_streamId: { userId, streamId: threadId ?? channelId },
});

type Stored = Omit<Draft, "revision" | "updatedAt"> & { revision: bigint; updatedAt: Date };

function changedElsewhere({ channelId, threadId, workspaceId, body, revision, updatedAt }: Stored) {
  const where = { channelId, threadId, workspaceId };
  const draft: Draft = { ...where, body, revision: Number(revision), updatedAt: updatedAt.toISOString() };
  return new AppError("conflict", "This draft was changed on another device. Choose what to keep.", {
    draft,
  });
}

async function assertThread(channelId: string, threadId: string | null) {
  if (!threadId) return;
  const root = await db().message.findFirst({
    where: { id: threadId, channelId, threadId: null },
    select: { id: true },
  });
  if (!root) throw notFound("thread");
}
