import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { enqueue } from "@/lib/jobs/queue";
import { requestPush } from "@/lib/notifications/push/service";
import { announceItems } from "../announce/service";
import type { InboxFilter, InboxItem, InboxItemChange } from "../schema";
import { FILTERS, getInboxItem } from "../service";
import { visibleItems } from "../visible";

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

/** Marks one of my items read, done or snoozed, or takes that back. */
export async function updateInboxItem(
  actor: Actor,
  itemId: string,
  { isRead, isDone, snoozedUntil }: InboxItemChange,
): Promise<InboxItem> {
  await getInboxItem(actor, itemId);
  const until = snoozedUntil ? new Date(snoozedUntil) : null;
  const now = new Date();
  if (until && (until <= now || until.getTime() > now.getTime() + YEAR_MS)) {
    throw new AppError("invalid_input", "snoozedUntil: must lie ahead, within a year");
  }
  const moment = (is: boolean | undefined) => (is === undefined ? undefined : is ? now : null);
  await transaction(async (tx) => {
    await tx.inboxItem.updateMany({
      where: { id: itemId, userId: actor.userId },
      data: {
        readAt: moment(isRead),
        doneAt: moment(isDone),
        // What was done with is read; what wakes wants to be seen anew.
        ...(isDone && { readAt: now }),
        ...(snoozedUntil !== undefined && { snoozedUntil: until }),
        ...(until && { readAt: null, doneAt: null }),
      },
    });
    if (until) await enqueue(tx, "inbox.wake", { itemId }, { startAfter: until });
    await announceItems(tx, [itemId], false);
  });
  return getInboxItem(actor, itemId);
}

/** Is done with all open items of a filter. */
export async function doneWithInbox(
  actor: Actor,
  filter: Exclude<InboxFilter, "snoozed" | "done">,
): Promise<void> {
  await transaction(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      `UPDATE inbox_items SET done_at = now(), read_at = coalesce(read_at, now())
       WHERE id IN (SELECT i.id FROM ${visibleItems("$1::uuid")} AND ${FILTERS[filter]}) RETURNING id`,
      actor.userId,
    );
    await announceItems(
      tx,
      rows.map(({ id }) => id),
      false,
    );
  });
}

/** The job "inbox.wake": a snoozed item whose time has come is told of, unless its plans have changed. */
export async function wakeItem(itemId: string): Promise<void> {
  await transaction(async (tx) => {
    const item = await tx.inboxItem.findFirst({
      where: { id: itemId, doneAt: null, readAt: null, snoozedUntil: { lte: new Date() } },
      select: { id: true },
    });
    if (!item) return;
    await announceItems(tx, [item.id], true);
    await requestPush(tx, [item.id]);
  });
}
