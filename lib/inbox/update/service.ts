import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { enqueue } from "@/lib/jobs/queue";
import { requestPush } from "@/lib/notifications/push/service";
import { announceItems } from "../announce/service";
import type { InboxDoneAt, InboxFilter, InboxItem, InboxItemChange } from "../schema";
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
        // A done item is read; one that wakes is unread again.
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

/** Marks all open items of a filter done. Returns the token for undoing that. */
export async function markAllDone(
  actor: Actor,
  filter: Exclude<InboxFilter, "snoozed" | "done">,
): Promise<z.output<typeof InboxDoneAt>> {
  const doneAt = new Date();
  const count = await changeItems(
    `UPDATE inbox_items SET done_at = $2, read_at = coalesce(read_at, $2)
     WHERE id IN (SELECT i.id FROM ${visibleItems("$1::uuid")} AND ${FILTERS[filter]}) RETURNING id`,
    actor,
    doneAt,
  );
  return { count, doneAt: doneAt.toISOString() };
}

/** Takes back what `markAllDone` did at that moment: what became read only by it is unread again. */
export async function undoMarkAllDone(actor: Actor, doneAt: string): Promise<void> {
  await changeItems(
    `UPDATE inbox_items SET done_at = NULL, read_at = nullif(read_at, done_at)
     WHERE user_id = $1::uuid AND done_at = $2 AND id IN (SELECT i.id FROM ${visibleItems("$1::uuid")}) RETURNING id`,
    actor,
    new Date(doneAt),
  );
}

/** @param sql of the actor's id and a moment; gives the ids of what it changed */
async function changeItems(sql: string, { userId }: Actor, at: Date): Promise<number> {
  return transaction(async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(sql, userId, at);
    await announceItems(
      tx,
      rows.map(({ id }) => id),
      false,
    );
    return rows.length;
  });
}

/**
 * The job "inbox.wake": marks a snoozed item unread and notifies when its time has come, unless it was rescheduled. An
 * item that was read after it woke doesn't notify again.
 */
export async function wakeItem(itemId: string): Promise<void> {
  await transaction(async (tx) => {
    const woken = await tx.$queryRaw<{ id: string }[]>`
      UPDATE inbox_items SET read_at = NULL, mailed_at = NULL
      WHERE id = ${itemId}::uuid AND done_at IS NULL AND snoozed_until <= now()
        AND (read_at IS NULL OR read_at < snoozed_until) RETURNING id`;
    if (woken.length === 0) return;
    await announceItems(tx, [itemId], true);
    await requestPush(tx, [itemId]);
  });
}
