import type { Transaction } from "@/lib/db";
import { announceItems } from "../announce/service";

/**
 * Marks these people's items with a key done, such as those of a decided report or a revoked invite, and notifies their
 * devices.
 */
export async function finishItems(tx: Transaction, key: string, userIds: string[]): Promise<void> {
  if (userIds.length === 0) return;
  const items = await tx.$queryRawUnsafe<{ id: string }[]>(
    `UPDATE inbox_items SET done_at = now(), read_at = coalesce(read_at, now())
     WHERE user_id = ANY($1::uuid[]) AND key = $2 AND done_at IS NULL RETURNING id`,
    userIds,
    key,
  );
  await announceItems(
    tx,
    items.map(({ id }) => id),
    false,
  );
}

/**
 * After a reaction was taken back: the author's inbox says the latest of those that are left, or nothing of it any more.
 * An item of another reaction is left alone.
 */
export async function withdrawReaction(
  tx: Transaction,
  { messageId, authorId }: { messageId: string; authorId: string },
  taken: { userId: string; emoji: string },
): Promise<void> {
  const key = `reaction:${messageId}`;
  const item = await tx.inboxItem.findFirst({
    where: { userId: authorId, key, actorId: taken.userId, text: taken.emoji },
    select: { id: true },
  });
  if (!item) return;
  const left = await tx.reaction.findFirst({
    where: { messageId, userId: { not: authorId } },
    orderBy: { createdAt: "desc" },
    select: { userId: true, emoji: true },
  });
  if (!left) return finishItems(tx, key, [authorId]);
  await tx.inboxItem.update({
    where: { id: item.id },
    data: { actorId: left.userId, text: left.emoji },
  });
  await announceItems(tx, [item.id], false);
}
