import "@/lib/messages/events";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { CHANNEL_IS_VISIBLE, joinPerson } from "@/lib/channels/visible-sql";
import { db, pool, transaction } from "@/lib/db";
import { cursorId, toPage } from "@/lib/http/pagination";
import { objectSources } from "@/lib/objects/sources";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { isOfDeletedObject } from "@/lib/sql/threads";
import { MESSAGE_COLUMNS, type MessageRow, toMessage } from "../presenter";
import { accessThread, findLastSeq } from "./access";
import type { Thread, ThreadPosition, ThreadQuery } from "./schema";

/** SQL of what the messages of thread `t` are comments on. */
function aboutSql(): string {
  const whens = Object.entries(objectSources()).flatMap(([type, { about }]) =>
    about ? [`WHEN '${type}' THEN (${about})`] : [],
  );
  return `CASE t.about_type ${whens.join("\n")} END`;
}

async function findAbout(threadId: string): Promise<Thread["about"]> {
  const { rows } = await pool().query<Pick<Thread, "about">>({
    name: "object of thread",
    text: `SELECT ${aboutSql()} AS about FROM threads t WHERE t.id = $1`,
    values: [threadId],
  });
  return rows[0]?.about ?? null;
}

export async function getThread(actor: Actor, threadId: string): Promise<Thread> {
  const { root, channel } = await accessThread(actor, threadId, "channel.read");
  const [lastSeq, about, follow] = await Promise.all([
    findLastSeq(channel.id, threadId),
    findAbout(threadId),
    db().threadFollow.findUnique({ where: { threadId_userId: { threadId, userId: actor.userId } } }),
  ]);
  const isFollowing = follow?.isFollowing ?? false;
  const readSeq = isFollowing && follow ? Math.min(follow.readSeq, lastSeq) : lastSeq;
  return { threadId, channelId: channel.id, root, about, lastSeq, isFollowing, readSeq };
}

/** Who begins to follow has read what was there; the change is published to all of their devices. */
export async function followThread(
  actor: Actor,
  threadId: string,
  isFollowing: boolean,
): Promise<ThreadPosition> {
  const { channel } = await accessThread(actor, threadId, "channel.read");
  const { userId } = actor;
  return transaction(async (tx) => {
    // A thread can be followed before the first reply.
    await tx.$executeRaw`
      INSERT INTO threads (id, channel_id) VALUES (${threadId}::uuid, ${channel.id}::uuid) ON CONFLICT DO NOTHING`;
    const rows = await tx.$queryRaw<{ readSeq: number }[]>`
      INSERT INTO thread_follows AS f (thread_id, user_id, is_following, read_seq)
      SELECT id, ${userId}::uuid, ${isFollowing}, last_seq FROM threads WHERE id = ${threadId}::uuid
      ON CONFLICT (thread_id, user_id) DO UPDATE SET is_following = EXCLUDED.is_following,
        followed_at = CASE WHEN f.is_following THEN f.followed_at ELSE now() END,
        read_seq = CASE WHEN f.is_following THEN f.read_seq ELSE EXCLUDED.read_seq END
      RETURNING read_seq AS "readSeq"`;
    const position = { threadId, channelId: channel.id, isFollowing, readSeq: rows[0]?.readSeq ?? 0 };
    await publish(tx, userRoom(userId), "thread.changed", position);
    return position;
  });
}

type Row = MessageRow & Pick<Thread, "readSeq" | "lastSeq" | "about">;

// Unread ones first, then those with the latest reply.
const listSql = () => `
  WITH followed AS (
    SELECT t.id, t.last_seq, t.last_reply_at, f.read_seq, t.last_seq > f.read_seq AS is_unread, t.about_type, t.about_id
    FROM thread_follows f
    JOIN threads t ON t.id = f.thread_id AND t.last_seq > 0
    JOIN channels c ON c.id = t.channel_id
    ${joinPerson("$1")}
    WHERE f.user_id = $1 AND f.is_following AND ($2::uuid IS NULL OR coalesce(c.workspace_id, $2) = $2)
      AND ${CHANNEL_IS_VISIBLE} AND NOT ${isOfDeletedObject("t.id")}
  ), listed AS (
    SELECT * FROM followed WHERE $3::uuid IS NULL OR (is_unread, last_reply_at, id) < (
      SELECT is_unread, last_reply_at, id FROM followed WHERE id = $3)
    ORDER BY is_unread DESC, last_reply_at DESC, id DESC LIMIT $4
  )
  SELECT ${MESSAGE_COLUMNS}, l.last_seq AS "lastSeq", l.read_seq AS "readSeq",
    (SELECT ${aboutSql()} FROM listed t WHERE t.id = l.id) AS about
  FROM listed l JOIN messages m ON m.id = l.id JOIN users u ON u.id = m.author_id
  ORDER BY l.is_unread DESC, l.last_reply_at DESC, l.id DESC`;

export async function listThreads(actor: Actor, query: z.output<typeof ThreadQuery>) {
  const { rows } = await pool().query<Row>({
    name: "list threads",
    text: listSql(),
    values: [actor.userId, query.workspaceId ?? null, cursorId(query.cursor), query.limit + 1],
  });
  const threads = rows.map(({ lastSeq, readSeq, about, ...row }): Thread => {
    const root = toMessage(row);
    return { threadId: root.id, channelId: root.channelId, root, about, lastSeq, readSeq, isFollowing: true };
  });
  return toPage(threads, query.limit, ({ threadId }) => threadId);
}
