import { objectSource } from "@/lib/objects/sources";
import "./events";
import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { enqueue } from "@/lib/jobs/queue";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { accessReminder } from "./access";
import { toReminder } from "./presenter";
import { MAX_REMINDERS, type NewReminder } from "./schema";

/** Those that are still to come. */
export async function listReminders(actor: Actor, query: { cursor?: string; limit: number }) {
  const after = cursorId(query.cursor);
  const rows = await db().reminder.findMany({
    where: { userId: actor.userId, firedAt: null },
    orderBy: [{ remindAt: "asc" }, { id: "asc" }],
    take: query.limit + 1,
    ...(after && { cursor: { id: after }, skip: 1 }),
  });
  return toPage(rows.map(toReminder), query.limit, ({ id }) => id);
}

/** @throws AppError conflict where 200 wait already */
export async function createReminder(actor: Actor, { target, text, remindAt }: NewReminder) {
  if (target) await objectSource(target.type).access(actor, target.id);
  const userId = actor.userId;
  return transaction(async (tx) => {
    if ((await tx.reminder.count({ where: { userId, firedAt: null } })) >= MAX_REMINDERS) {
      throw new AppError("conflict", `${MAX_REMINDERS} reminders wait already: delete one first.`);
    }
    const reminder = await tx.reminder.create({
      data: { userId, targetType: target?.type, targetId: target?.id, text, remindAt },
    });
    const startAfter = reminder.remindAt;
    await enqueue(tx, "reminder.fire", { reminderId: reminder.id }, { startAfter });
    await publish(tx, userRoom(userId), "reminders.changed", {});
    return toReminder(reminder);
  });
}

export async function deleteReminder(actor: Actor, reminderId: string): Promise<void> {
  await accessReminder(actor, reminderId);
  await transaction(async (tx) => {
    await tx.reminder.deleteMany({ where: { id: reminderId } });
    await publish(tx, userRoom(actor.userId), "reminders.changed", {});
  });
}
