import "@/lib/messages/events";
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import type { AccessedChannel } from "@/lib/channels/access";
import { onCommit, type Transaction, transaction } from "@/lib/db";
import { deliverSoon } from "@/lib/events/delivery-queue";
import { AppError, notFound } from "@/lib/http/errors";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { isOfDeletedObject } from "@/lib/sql/threads";
import { assertSticker } from "@/lib/stickers/access";
import { loadMessage } from "../load";
import type { Message, NewMessage } from "../schema";
import { attachContent, kindOf } from "./content";

type Given = NewMessage & { forwarded?: Message["forwarded"]; system?: Message["system"] } & {
  /** Of what an incoming webhook posts: whether what it says notifies whom it mentions is known from here on. */
  hook?: { id: string; name: string; mayMention: boolean };
};

/**
 * Sends a message with everything that can be attached to it, in one transaction: number, row, content, events.
 * @param comment text of a message right before it
 * @returns null where the channel was archived or deleted since it was looked at
 */
export function insertRich(
  actor: Actor,
  channel: AccessedChannel,
  input: Given,
  comment?: string,
): Promise<Message | null> {
  return transaction(async (tx) => {
    // Its nonce is nobody's: what is sent again is known by that of the message it belongs to.
    if (comment && !(await insertWith(tx, actor, channel, { nonce: uuidv7(), body: comment }))) return null;
    return insertWith(tx, actor, channel, input);
  });
}

const INSERT = `INSERT INTO messages (id, channel_id, stream_id, thread_id, author_id, seq, nonce, kind, body, quoted_id,
      sticker_id, forwarded, system, broadcast_seq, created_at, hook)
    VALUES ($1::uuid, $2::uuid, coalesce($3::uuid, $2::uuid), $3::uuid, $4::uuid, $5::int, $6::uuid, $7::message_kind,
      $8, $9::uuid, $10::uuid, $11::jsonb, $12::jsonb, $14::int, clock_timestamp(), $15::jsonb)
    RETURNING id, system`;

/** Nothing follows from what the system says. */
const OUTBOX = `INSERT INTO event_outbox (event, object_type, object_id, workspace_id, channel_id, actor_id)
    SELECT 'message.created', 'message', id, $13::uuid, $2::uuid, $4::uuid FROM message WHERE system IS NULL`;

/**
 * Who writes has read. Of what the system says that is so only where it directly follows what they have read: they may
 * not even have the channel open.
 */
const STORE = `/* name: store message */ WITH message AS (${INSERT}), outbox AS (${OUTBOX})
  INSERT INTO read_markers (user_id, channel_id, read_seq, updated_at) VALUES ($4::uuid, $2::uuid, $5::int, now())
  ON CONFLICT (user_id, channel_id) DO UPDATE SET read_seq = EXCLUDED.read_seq, updated_at = now()
    WHERE $12::jsonb IS NULL OR read_markers.read_seq = EXCLUDED.read_seq - 1`;

/** Who writes in a thread follows it; what they also send to the channel they have read there. */
const STORE_REPLY = `/* name: store reply */ WITH message AS (${INSERT}), outbox AS (${OUTBOX}), marker AS (
    INSERT INTO read_markers (user_id, channel_id, read_seq, updated_at)
    SELECT $4::uuid, $2::uuid, $14::int, now() WHERE $14::int IS NOT NULL
    ON CONFLICT (user_id, channel_id) DO UPDATE SET read_seq = EXCLUDED.read_seq, updated_at = now()
  )
  INSERT INTO thread_follows (thread_id, user_id, is_following, read_seq)
  VALUES ($3::uuid, $4::uuid, true, $5::int)
  ON CONFLICT (thread_id, user_id) DO UPDATE SET is_following = true, read_seq = EXCLUDED.read_seq,
      followed_at = CASE WHEN thread_follows.is_following THEN thread_follows.followed_at ELSE now() END`;

/** As `insertRich`, along with what else `tx` writes. */
export async function insertWith(
  tx: Transaction,
  actor: Pick<Actor, "userId">,
  channel: Pick<AccessedChannel, "id" | "workspaceId">,
  input: Given,
): Promise<Message | null> {
  if (input.isBroadcast && input.threadId) await assertBroadcastable(tx, input.threadId);
  // The channel is locked before the thread, as where it is deleted.
  const broadcast = input.isBroadcast ? await takeNumber(tx, actor.userId, channel.id) : undefined;
  const place = broadcast !== null && (await takeNumber(tx, actor.userId, channel.id, input.threadId));
  if (!place) return null;
  if (input.quotedId) await assertQuotable(tx, channel.id, input.quotedId);
  if (input.stickerId) await assertSticker(tx, channel, input.stickerId);
  const id = uuidv7();
  await tx.$executeRawUnsafe(
    input.threadId ? STORE_REPLY : STORE,
    id,
    channel.id,
    input.threadId ?? null,
    actor.userId,
    place.seq,
    input.nonce,
    await kindOf(tx, input),
    input.body,
    input.quotedId ?? null,
    input.stickerId ?? null,
    input.forwarded ? JSON.stringify(input.forwarded) : null,
    input.system ? JSON.stringify(input.system) : null,
    channel.workspaceId,
    broadcast?.seq ?? null,
    input.hook ? JSON.stringify(input.hook) : null,
  );
  if (!input.system) onCommit(tx, () => deliverSoon({ type: "message", id }));
  await attachContent(tx, actor, channel, id, input);
  const message = await loadMessage(tx, id);
  await publish(tx, channelRoom(channel.id), "message.created", message);
  return message;
}

/**
 * Adds a reply whose text comes later: nothing follows from it until its author records `message.created`. The caller
 * publishes it. The nonce is the author's to choose.
 * @returns its id, or null where the channel was archived or deleted since it was looked at
 */
export async function insertPending(
  tx: Transaction,
  authorId: string,
  { channelId, threadId, nonce }: { channelId: string; threadId: string; nonce: string },
): Promise<string | null> {
  const place = await takeNumber(tx, authorId, channelId, threadId);
  if (!place) return null;
  const id = uuidv7();
  const data = { id, channelId, streamId: threadId, threadId, authorId, nonce, body: "", seq: place.seq };
  await tx.message.create({ data, select: { id: true } });
  return id;
}

/**
 * The next number of the stream, counted in the thread's summary as well. Its lock gives messages their order, and
 * their events the same one.
 */
async function takeNumber(tx: Transaction, authorId: string, channelId: string, threadId?: string) {
  if (!threadId) {
    const rows = await tx.$queryRaw<{ seq: number }[]>`
      UPDATE channels SET last_seq = last_seq + 1 WHERE id = ${channelId}::uuid AND archived_at IS NULL
      RETURNING last_seq AS seq`;
    return rows[0] ?? null;
  }
  if (await isClosed(tx, threadId)) throw notFound("thread");
  const rows = await tx.$queryRaw<{ seq: number }[]>`
    INSERT INTO threads (id, channel_id, last_seq, last_reply_at, reply_count, recent_author_ids)
    SELECT root.id, c.id, 1, clock_timestamp(), 1, ARRAY[${authorId}::uuid]
    FROM messages root JOIN channels c ON c.id = root.channel_id
    WHERE root.id = ${threadId}::uuid AND root.thread_id IS NULL AND c.id = ${channelId}::uuid AND c.archived_at IS NULL
    FOR KEY SHARE OF c
    ON CONFLICT (id) DO UPDATE SET last_seq = threads.last_seq + 1, last_reply_at = EXCLUDED.last_reply_at,
      reply_count = threads.reply_count + 1,
      recent_author_ids = (${authorId}::uuid || array_remove(threads.recent_author_ids, ${authorId}::uuid))[1:3]
      WHERE threads.channel_id = EXCLUDED.channel_id
    RETURNING last_seq AS seq`;
  if (rows[0]) return rows[0];
  const root = await tx.message.findFirst({ where: { id: threadId, channelId }, select: { threadId: true } });
  if (!root) throw notFound("thread");
  if (root.threadId) throw new AppError("conflict", "An answer can't have a thread of its own.");
  // The channel was archived.
  return null;
}

/** The comments on a task that was deleted. */
async function isClosed(tx: Transaction, threadId: string): Promise<boolean> {
  const rows = await tx.$queryRawUnsafe<{ isClosed: boolean }[]>(
    `SELECT ${isOfDeletedObject("$1::uuid")} AS "isClosed"`,
    threadId,
  );
  return rows[0]?.isClosed === true;
}

/** Comments go with their object, also into another channel: they have no number in one. */
async function assertBroadcastable(tx: Transaction, threadId: string): Promise<void> {
  const about = await tx.thread.findFirst({
    where: { id: threadId, aboutType: { not: null } },
    select: { id: true },
  });
  if (about) throw new AppError("conflict", "A comment can’t be sent to the channel as well.");
}

async function assertQuotable(tx: Transaction, channelId: string, quotedId: string) {
  const quoted = await tx.message.findFirst({
    where: { id: quotedId, channelId, streamId: { not: quotedId } },
    select: { deletedAt: true },
  });
  if (!quoted) throw notFound("message to quote");
  if (quoted.deletedAt) throw new AppError("conflict", "The message you quote has been deleted.");
}
