import { db, type Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import type { Actor } from "./actor";
import { FRESH_SIGN_IN } from "./fresh-sign-in";

/** How long a sign-in counts as fresh. */
export const FRESH_SECONDS = 10 * 60;

/**
 * Asked before a change of how somebody signs in, so that a browser left open isn't enough for it.
 * @throws AppError forbidden with `details.reason` where the session hasn't proven who it is in the last 10 minutes
 */
export async function assertFresh(actor: Actor): Promise<void> {
  const since = new Date(Date.now() - FRESH_SECONDS * 1000);
  const fresh = await db().session.count({ where: { id: actor.sessionId, provenAt: { gt: since } } });
  if (fresh === 0) throw new AppError("forbidden", "Confirm that it’s you first.", { reason: FRESH_SIGN_IN });
}

/** The session has proven who it is, by a password or a factor. */
export async function refreshProof(tx: Transaction, { sessionId }: Actor): Promise<void> {
  await tx.session.updateMany({ where: { id: sessionId }, data: { provenAt: new Date() } });
}
