import { db } from "@/lib/db";
import { type PushMessage, type PushTarget, postPush } from "./post";

const AT_ONCE = 20;

/**
 * Sends a message to each of these browsers. Subscriptions that have ended are deleted.
 * @returns those whose push service failed
 */
export async function deliverPush<T extends PushTarget & { subscriptionId: string }>(
  targets: readonly T[],
  messageFor: (target: T) => PushMessage,
): Promise<T[]> {
  const gone: string[] = [];
  const failed: T[] = [];
  for (let at = 0; at < targets.length; at += AT_ONCE) {
    await Promise.all(
      targets.slice(at, at + AT_ONCE).map(async (target) => {
        const result = await postPush(target, messageFor(target));
        if (result === "gone") gone.push(target.subscriptionId);
        if (result === "failed") failed.push(target);
      }),
    );
  }
  if (gone.length > 0) await db().pushSubscription.deleteMany({ where: { id: { in: gone } } });
  return failed;
}
