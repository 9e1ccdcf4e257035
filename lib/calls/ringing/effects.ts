import type { Transaction } from "@/lib/db";
import { finishItems } from "@/lib/inbox/finish/service";
import { addInboxItems } from "@/lib/inbox/service";
import { enqueue } from "@/lib/jobs/queue";
import type { Call } from "../schema";

const keyOf = ({ id }: Pick<Call, "id">) => `call:${id}`;

/** What follows where a call begins to ring for people. */
export async function rang(tx: Transaction, call: Call, userIds: readonly string[]): Promise<void> {
  // Of an earlier ring of the same call.
  await finishItems(tx, keyOf(call), [...userIds]);
  await notifyBrowsers(tx, call, userIds);
}

/** What follows where it no longer rings for them: answered, declined, missed or ended. */
export async function stoppedRinging(tx: Transaction, call: Call, userIds: readonly string[]): Promise<void> {
  await notifyBrowsers(tx, call, userIds);
}

/** What follows for those for whom it rang in vain, or would have. */
export async function missed(tx: Transaction, call: Call, userIds: readonly string[]): Promise<void> {
  const channel = await tx.channel.findUnique({
    where: { id: call.channelId },
    select: { workspaceId: true },
  });
  const authorId = call.startedBy?.id;
  const message = authorId
    ? await tx.message.findUnique({
        where: { authorId_nonce: { authorId, nonce: call.id } },
        select: { id: true },
      })
    : null;
  const item = {
    ...{ kind: "CALL_MISSED" as const, key: keyOf(call), actorId: authorId ?? null },
    ...{ workspaceId: channel?.workspaceId ?? null, channelId: call.channelId },
    target: message
      ? ({ type: "message", id: message.id } as const)
      : ({ type: "channel", id: call.channelId } as const),
  };
  await addInboxItems(
    tx,
    userIds.map((userId) => ({ ...item, userId })),
  );
}

/** What follows for those who join after all what they had missed. */
export async function answeredLate(tx: Transaction, call: Call, userIds: readonly string[]): Promise<void> {
  await finishItems(tx, keyOf(call), [...userIds]);
}

/** Has their browsers show what the call is to them by then. Where it didn't ring, that is a missed call or nothing. */
async function notifyBrowsers(tx: Transaction, call: Call, userIds: readonly string[]): Promise<void> {
  const concerned = call.invites.filter(
    ({ userId, isQuiet, status }) => userIds.includes(userId) && (!isQuiet || status === "MISSED"),
  );
  const subscribed = await tx.pushSubscription.findMany({
    where: { userId: { in: concerned.map(({ userId }) => userId) } },
    select: { userId: true },
    distinct: ["userId"],
  });
  if (subscribed.length === 0) return;
  await enqueue(tx, "call.push", { callId: call.id, userIds: subscribed.map(({ userId }) => userId) });
}
