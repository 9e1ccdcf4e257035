import type { Transaction } from "@/lib/db";
import { announceItems } from "@/lib/inbox/announce/service";

/**
 * Publishes that the inbox items of tasks may show or not show any more: `lib/inbox/visible.ts` reads it from the tasks,
 * which were completed, deleted or assigned to others, or have another due date.
 */
export async function announceItemsOf(tx: Transaction, taskIds: readonly string[]): Promise<void> {
  const items = await tx.inboxItem.findMany({
    where: { targetType: "task", targetId: { in: [...taskIds] }, doneAt: null },
    select: { id: true },
  });
  await announceItems(
    tx,
    items.map(({ id }) => id),
    false,
  );
}
