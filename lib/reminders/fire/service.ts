import "@/lib/reminders/events";
import { db, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { addInboxItem } from "@/lib/inbox/service";
import { accessMessage } from "@/lib/messages/access";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";

/** Puts a reminder into its person's inbox. Running twice reminds once. */
export async function fireReminder({ reminderId }: { reminderId: string }): Promise<void> {
  const reminder = await db().reminder.findFirst({ where: { id: reminderId, firedAt: null } });
  if (!reminder) return;
  const { userId, messageId, text } = reminder;
  const about = messageId ? await findPlace(userId, messageId) : null;
  await transaction(async (tx) => {
    const { count } = await tx.reminder.updateMany({
      where: { id: reminderId, firedAt: null },
      data: { firedAt: new Date() },
    });
    if (count === 0) return;
    const fallback =
      messageId && !about ? "The message you wanted to come back to isn’t there any more." : "";
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

/** Null where the message is gone, or the person doesn't see it any more. */
async function findPlace(userId: string, messageId: string) {
  try {
    const { message, channel } = await accessMessage({ userId }, messageId, "channel.read");
    if (message.deletedAt) return null;
    const { channelId, threadId } = message;
    const target = { type: "message" as const, id: messageId };
    return { target, channelId, threadId, workspaceId: channel.workspaceId };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
