import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import type { AccessedChannel } from "@/lib/channels/access";
import { type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { publish } from "@/lib/realtime/publish";
import { channelRoom } from "@/lib/realtime/rooms";
import { assertSticker } from "@/lib/stickers/access";
import { loadMessage } from "../load";
import type { Message, NewMessage } from "../schema";
import { attachContent, kindOf } from "./content";
import { causeEffects } from "./effects";

type Given = NewMessage & { forwarded?: Message["forwarded"]; system?: Message["system"] };

/**
 * Sends a message with all that can hang on it, in one transaction: number, row, content, effects, event.
 * @returns null where the channel was archived or deleted since it was looked at
 */
export function insertRich(actor: Actor, channel: AccessedChannel, input: Given): Promise<Message | null> {
  return transaction((tx) => insertWith(tx, actor, channel, input));
}

/** As `insertRich`, along with what else `tx` writes. */
export async function insertWith(
  tx: Transaction,
  actor: Actor,
  channel: AccessedChannel,
  input: Given,
): Promise<Message | null> {
  const place = await takeNumber(tx, actor.userId, channel.id, input.threadId);
  if (!place) return null;
  if (input.quotedId) await assertQuotable(tx, channel.id, input.quotedId);
  if (input.stickerId) await assertSticker(tx, channel, input.stickerId);
  const id = uuidv7();
  const { nonce, body, quotedId, stickerId, forwarded, system } = input;
  await tx.message.create({
    data: {
      id,
      channelId: channel.id,
      streamId: input.threadId ?? channel.id,
      threadId: input.threadId,
      authorId: actor.userId,
      seq: place.seq,
      nonce,
      kind: await kindOf(tx, input),
      body,
      quotedId,
      stickerId,
      forwarded: forwarded ?? undefined,
      system: system ?? undefined,
    },
  });
  await attachContent(tx, actor, channel, id, input);
  await markAuthorRead(tx, actor.userId, channel.id, input.threadId, place.seq);
  const message = await loadMessage(tx, id);
  await publish(tx, channelRoom(channel.id), "message.created", message);
  if (input.threadId) {
    // The message it hangs on shows how many answers there are.
    await publish(tx, channelRoom(channel.id), "message.updated", await loadMessage(tx, input.threadId));
  }
  await causeEffects(tx, actor, channel, message);
  return message;
}

/**
 * The next number of the stream, counted in the thread's summary as well. Its lock gives messages their order, and
 * their events the same one.
 */
async function takeNumber(
  tx: Transaction,
  authorId: string,
  channelId: string,
  threadId: string | undefined,
) {
  if (!threadId) {
    const rows = await tx.$queryRaw<{ seq: number }[]>`
      UPDATE channels SET last_seq = last_seq + 1 WHERE id = ${channelId}::uuid AND archived_at IS NULL
      RETURNING last_seq AS seq`;
    return rows[0] ?? null;
  }
  const open = await tx.channel.findFirst({
    where: { id: channelId, archivedAt: null },
    select: { id: true },
  });
  if (!open) return null;
  const root = await tx.message.findFirst({ where: { id: threadId, channelId }, select: { threadId: true } });
  if (!root) throw notFound("thread");
  if (root.threadId) throw new AppError("conflict", "An answer can't have a thread of its own.");
  const rows = await tx.$queryRaw<{ seq: number }[]>`
    INSERT INTO threads (id, channel_id, last_seq, last_reply_at, reply_count, recent_author_ids)
    VALUES (${threadId}::uuid, ${channelId}::uuid, 1, clock_timestamp(), 1, ARRAY[${authorId}::uuid])
    ON CONFLICT (id) DO UPDATE SET last_seq = threads.last_seq + 1, last_reply_at = EXCLUDED.last_reply_at,
      reply_count = threads.reply_count + 1,
      recent_author_ids = (${authorId}::uuid || array_remove(threads.recent_author_ids, ${authorId}::uuid))[1:3]
    RETURNING last_seq AS seq`;
  return rows[0] ?? null;
}

async function assertQuotable(tx: Transaction, channelId: string, quotedId: string) {
  const quoted = await tx.message.findFirst({
    where: { id: quotedId, channelId },
    select: { deletedAt: true },
  });
  if (!quoted) throw notFound("message to quote");
  if (quoted.deletedAt) throw new AppError("conflict", "The message you quote has been deleted.");
}

/** Who writes has read; who writes in a thread follows it. */
async function markAuthorRead(
  tx: Transaction,
  userId: string,
  channelId: string,
  threadId: string | undefined,
  seq: number,
) {
  if (threadId) {
    await tx.$executeRaw`
      INSERT INTO thread_follows (thread_id, user_id, is_following, read_seq)
      VALUES (${threadId}::uuid, ${userId}::uuid, true, ${seq})
      ON CONFLICT (thread_id, user_id) DO UPDATE SET is_following = true, read_seq = EXCLUDED.read_seq`;
  } else {
    await tx.$executeRaw`
      INSERT INTO read_markers (user_id, channel_id, read_seq, updated_at)
      VALUES (${userId}::uuid, ${channelId}::uuid, ${seq}, now())
      ON CONFLICT (user_id, channel_id) DO UPDATE SET read_seq = EXCLUDED.read_seq, updated_at = now()`;
  }
}
