import type { Actor } from "@/lib/auth/actor";
import { type Transaction, transaction } from "@/lib/db";
import { assertEmoji } from "@/lib/emoji/access";
import { AppError, notFound } from "@/lib/http/errors";
import { withdrawReaction } from "@/lib/inbox/finish/service";
import { notifyOfReaction } from "@/lib/inbox/notify/service";
import { accessMessage } from "@/lib/messages/access";
import { publishMessage } from "@/lib/messages/load";
import type { Message } from "@/lib/messages/schema";
import { MAX_EMOJI_PER_MESSAGE } from "./schema";

/**
 * Reacting the same way again changes nothing.
 * @throws AppError conflict on a deleted message and above the limit, invalid_input for an emoji unknown here
 */
export async function addReaction(actor: Actor, messageId: string, emoji: string): Promise<Message> {
  const { message, channel } = await accessMessage(actor, messageId, "message.create");
  return transaction(async (tx) => {
    await lockMessage(tx, messageId);
    const given = await tx.reaction.findMany({
      where: { messageId },
      distinct: "emoji",
      select: { emoji: true },
    });
    const isNew = given.every((reaction) => reaction.emoji !== emoji);
    if (isNew) {
      // An emoji that was deleted since may still be joined where it stands.
      await assertEmoji(tx, channel, emoji);
      if (given.length >= MAX_EMOJI_PER_MESSAGE) throw enough();
    }
    const data = { messageId, userId: actor.userId, emoji };
    const { count } = await tx.reaction.createMany({ data, skipDuplicates: true });
    if (count === 0) return message;
    await notifyOfReaction(tx, actor, channel, message, emoji);
    return publishMessage(tx, messageId);
  });
}

export async function removeReaction(actor: Actor, messageId: string, emoji: string): Promise<Message> {
  const { message } = await accessMessage(actor, messageId, "message.create");
  return transaction(async (tx) => {
    await lockMessage(tx, messageId);
    const { count } = await tx.reaction.deleteMany({ where: { messageId, userId: actor.userId, emoji } });
    if (count === 0) return message;
    await withdrawReaction(tx, { messageId, authorId: message.author.id }, { userId: actor.userId, emoji });
    return publishMessage(tx, messageId);
  });
}

/** Those who react at once take turns: the limit holds, and the last event tells of all of them. */
async function lockMessage(tx: Transaction, messageId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ deletedAt: Date | null }[]>`
    SELECT deleted_at AS "deletedAt" FROM messages WHERE id = ${messageId}::uuid FOR NO KEY UPDATE`;
  if (!rows[0]) throw notFound("message");
  if (rows[0].deletedAt) throw new AppError("conflict", "This message has been deleted.");
}

const enough = () =>
  new AppError(
    "conflict",
    `A message takes ${MAX_EMOJI_PER_MESSAGE} different emoji. Join one that is there already.`,
  );
