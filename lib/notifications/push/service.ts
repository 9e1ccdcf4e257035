import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { db, type Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { enqueue } from "@/lib/jobs/queue";
import type { NewPushSubscription } from "../schema";
import { isPushEndpoint } from "./post";

/** Long enough for a message on screen to be marked read on any device, so that it isn't pushed as well. */
const WAIT_SECONDS = 5;
/** Browsers of one person: more than anybody has, and a limit for who makes them up. */
const MAX_SUBSCRIPTIONS = 20;

/** Sends these inbox items to their people's browsers in a moment, if and only if `tx` commits. */
export async function requestPush(tx: Transaction, itemIds: string[]): Promise<void> {
  if (itemIds.length === 0) return;
  await enqueue(tx, "push.send", { itemIds, attempt: 1 }, { startAfter: WAIT_SECONDS });
}

/** Subscribes this browser for as long as the session lasts. A browser belongs to its latest subscriber. */
export async function subscribeToPush(
  actor: Actor,
  { endpoint, keys }: z.output<typeof NewPushSubscription>,
): Promise<void> {
  if (!isPushEndpoint(endpoint)) {
    throw new AppError("invalid_input", "endpoint: isn't the address of a push service");
  }
  const { userId, sessionId } = actor;
  const others = await db().pushSubscription.count({ where: { userId, endpoint: { not: endpoint } } });
  if (others >= MAX_SUBSCRIPTIONS) {
    throw new AppError(
      "conflict",
      "Too many of your browsers get notifications. Turn them off in another one.",
    );
  }
  const data = { userId, sessionId, ...keys };
  await db().pushSubscription.upsert({ where: { endpoint }, create: { endpoint, ...data }, update: data });
}

/** Doing it again changes nothing. */
export async function unsubscribeFromPush(actor: Actor, endpoint: string): Promise<void> {
  await db().pushSubscription.deleteMany({ where: { endpoint, userId: actor.userId } });
}
