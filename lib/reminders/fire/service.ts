import { objectSource } from "@/lib/objects/sources";
import "@/lib/reminders/events";
import { db, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { addInboxItem } from "@/lib/inbox/service";
import { OBJECT_TYPES, type ObjectKey } from "@/lib/objects/types";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { targetOf } from "../presenter";

/** Puts a reminder into its person's inbox. Running twice reminds once. */
export async function fireReminder({ reminderId }: { reminderId: string }): Promise<void> {
  const reminder = await db().reminder.findFirst({ where: { id: reminderId, firedAt: null } });
  if (!reminder) return;
  const { userId, text } = reminder;
  const target = targetOf(reminder);
  const about = target && (await findPlace(userId, target));
  await transaction(async (tx) => {
    const { count } = await tx.reminder.updateMany({
      where: { id: reminderId, firedAt: null },
      data: { firedAt: new Date() },
    });
    if (count === 0) return;
    const word = target && OBJECT_TYPES[target.type].word;
    const fallback = word && !about ? `The ${word} you wanted to come back to isn’t there any more.` : "";
    await addInboxItem(tx, {
      userId,
      kind: "REMINDER",
      key: `reminder:${reminderId}`,
      ...about,
      text: text || fallback,
    });
    await publish(tx, userRoom(userId), "reminders.changed", {});
  });
}

/** Null where the object is gone, or the person doesn't see it any more. */
async function findPlace(userId: string, target: ObjectKey) {
  try {
    const object = await objectSource(target.type).access({ userId }, target.id);
    if (object.isDeleted) return null;
    const { channelId, threadId, workspaceId } = object;
    return { target, channelId, threadId, workspaceId };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
