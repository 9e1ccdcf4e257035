import "./events";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { CHANNEL_IS_VISIBLE, CHANNEL_OF_VIEWER } from "@/lib/channels/visible-sql";
import { db, pool, transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { publish } from "@/lib/realtime/publish";
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

/** Keeps a draft, unless a later one is kept already, which it then gives back. */
export async function saveDraft(actor: Actor, channelId: string, change: DraftChange): Promise<Draft> {
  const { workspaceId } = await accessChannel(actor, channelId, "message.create");
  const { threadId = null, body } = change;
  await assertThread(channelId, threadId);
  // A device whose clock is ahead must not block the person's other devices.
  const updatedAt = new Date(Math.min(Date.parse(change.updatedAt), Date.now()));
  return transaction(async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      INSERT INTO drafts AS d (user_id, stream_id, channel_id, thread_id, body, updated_at)
      VALUES (${actor.userId}::uuid, ${threadId ?? channelId}::uuid, ${channelId}::uuid, ${threadId}::uuid, ${body}, ${updatedAt})
      ON CONFLICT (user_id, stream_id) DO UPDATE SET body = EXCLUDED.body, updated_at = EXCLUDED.updated_at
      WHERE d.updated_at <= EXCLUDED.updated_at
      RETURNING d.channel_id AS "channelId", d.thread_id AS "threadId", d.body, d.updated_at AS "updatedAt"`;
    if (rows[0]) {
      const draft = toDraft({ ...rows[0], workspaceId });
      await publish(tx, userRoom(actor.userId), "draft.saved", draft);
      return draft;
    }
    const later = await tx.draft.findUnique({
      where: { userId_streamId: { userId: actor.userId, streamId: threadId ?? channelId } },
      select: { channelId: true, threadId: true, body: true, updatedAt: true },
    });
    if (!later) throw notFound("draft");
    return toDraft({ ...later, workspaceId });
  });
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
