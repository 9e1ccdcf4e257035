import type { Transaction } from "@/lib/db";

/** Those of `userIds` who have blocked the person: they are notified of nothing the person does. */
export async function findBlockersOf(
  tx: Transaction,
  blockedId: string,
  userIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.block.findMany({
    where: { blockedId, blockerId: { in: [...userIds] } },
    select: { blockerId: true },
  });
  return new Set(rows.map(({ blockerId }) => blockerId));
}

/** Whether any of `userIds` and the person have blocked each other, in either direction. */
export async function isAnyApart(
  tx: Transaction,
  userId: string,
  userIds: readonly string[],
): Promise<boolean> {
  const others = { in: [...userIds] };
  const block = await tx.block.findFirst({
    where: {
      OR: [
        { blockerId: userId, blockedId: others },
        { blockedId: userId, blockerId: others },
      ],
    },
    select: { blockerId: true },
  });
  return block !== null;
}
