import "./events";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import { db, pool, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { accessScheduled } from "./access";
import { type ScheduledRow, SELECT_SCHEDULED, toScheduled } from "./presenter";
import { MAX_SCHEDULED, type NewScheduledMessage, type ScheduledMessageChange } from "./schema";

export async function listScheduled(actor: Actor, query: { cursor?: string; limit: number }) {
  const { rows } = await pool().query<ScheduledRow>({
    name: "list scheduled",
    text: `${SELECT_SCHEDULED} AND ($2::uuid IS NULL OR (s.send_at, s.id) >
             (SELECT send_at, id FROM scheduled_messages WHERE author_id = $1 AND id = $2))
           ORDER BY s.send_at, s.id LIMIT $3`,
    values: [actor.userId, cursorId(query.cursor), query.limit + 1],
  });
  return toPage(rows.map(toScheduled), query.limit, ({ id }) => id);
}

/** @throws AppError conflict where 100 wait already */
export async function scheduleMessage(actor: Actor, channelId: string, input: NewScheduledMessage) {
  await accessChannel(actor, channelId, "message.create");
  const { nonce, body, threadId, isBroadcast, sendAt } = input;
  const mine = { authorId: actor.userId };
  if (threadId) await assertThread(channelId, threadId);
  return transaction(async (tx) => {
    if ((await tx.scheduledMessage.count({ where: mine })) >= MAX_SCHEDULED) {
      throw new AppError("conflict", `${MAX_SCHEDULED} messages of yours wait already: cancel one first.`);
    }
    const row = await tx.scheduledMessage.upsert({
      where: { authorId_nonce: { ...mine, nonce } },
      create: { ...mine, channelId, threadId, isBroadcast, nonce, body, sendAt },
      update: {},
    });
    return arrange(tx, row);
  });
}

/** A new time, or a new text, has a message that couldn't be sent tried again. */
export async function updateScheduled(actor: Actor, scheduledId: string, change: ScheduledMessageChange) {
  await accessScheduled(actor, scheduledId);
  return transaction(async (tx) => {
    // It may have been sent since it was looked at.
    const [row] = await tx.scheduledMessage.updateManyAndReturn({
      where: { id: scheduledId },
      data: { ...change, failure: null },
    });
    if (!row) throw notFound("scheduled message");
    return arrange(tx, row);
  });
}

export async function cancelScheduled(actor: Actor, scheduledId: string): Promise<void> {
  await accessScheduled(actor, scheduledId);
  await transaction(async (tx) => {
    await tx.scheduledMessage.deleteMany({ where: { id: scheduledId } });
    await publish(tx, userRoom(actor.userId), "scheduled.changed", {});
  });
}

/** The job looks at the time again when it runs, so one left from an earlier time does nothing. */
async function arrange(
  tx: Transaction,
  { id, authorId, sendAt }: { id: string; authorId: string; sendAt: Date },
) {
  await enqueue(tx, "message.sendScheduled", { scheduledId: id }, { startAfter: sendAt });
  await publish(tx, userRoom(authorId), "scheduled.changed", {});
  const rows = await tx.$queryRawUnsafe<ScheduledRow[]>(`${SELECT_SCHEDULED} AND s.id = $2`, authorId, id);
  if (!rows[0]) throw notFound("scheduled message");
  return toScheduled(rows[0]);
}

async function assertThread(channelId: string, threadId: string) {
  const root = await db().message.findFirst({
    where: { id: threadId, channelId, threadId: null },
    select: { id: true },
  });
  if (!root) throw notFound("thread");
}
