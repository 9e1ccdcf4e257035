import "@/lib/scheduled/events";
import { db, type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { addInboxItem } from "@/lib/inbox/service";
import { createMessage } from "@/lib/messages/create/service";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";

/** Errors that pass by themselves: the job is tried again. */
const PASSING = new Set(["overloaded", "unavailable", "internal", "rate_limited"]);

type Due = NonNullable<Awaited<ReturnType<typeof findDue>>>;

/**
 * Sends a scheduled message whose time has come, as its author and with what they may do now. What can't be sent
 * stays, with its reason. Running twice sends once, by the nonce.
 */
export async function sendScheduled({ scheduledId }: { scheduledId: string }): Promise<void> {
  const due = await findDue(scheduledId);
  if (!due) return;
  const { author, channelId, nonce, body, threadId, isBroadcast } = due;
  // No session exists here; the author's rights are read again.
  const actor = { ...author, userId: author.id, sessionId: author.id, emailVerified: true };
  try {
    await createMessage(actor, channelId, { nonce, body, threadId: threadId ?? undefined, isBroadcast });
  } catch (error) {
    if (!(error instanceof AppError) || PASSING.has(error.code)) throw error;
    const reason =
      error.code === "not_found" ? "You can’t see this channel any more, or it was deleted." : error.message;
    return transaction((tx) => fail(tx, due, reason));
  }
  await transaction(async (tx) => {
    await tx.scheduledMessage.deleteMany({ where: { id: scheduledId } });
    await publish(tx, userRoom(author.id), "scheduled.changed", {});
  });
}

const findDue = (id: string) =>
  db().scheduledMessage.findFirst({
    where: { id, failure: null, sendAt: { lte: new Date() } },
    include: { author: { select: { id: true, name: true, image: true } } },
  });

async function fail(tx: Transaction, { id, author, channelId }: Due, failure: string) {
  await tx.scheduledMessage.updateMany({ where: { id }, data: { failure } });
  await publish(tx, userRoom(author.id), "scheduled.changed", {});
  const text = `Your scheduled message wasn’t sent. ${failure}`;
  await addInboxItem(tx, { userId: author.id, kind: "REMINDER", key: `scheduled:${id}`, channelId, text });
}
