import type { Actor } from "@/lib/auth/actor";
import { verifyPassword } from "@/lib/auth/password-hash";
import { db, type Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { take } from "@/lib/http/rate-limit";

const WINDOW_SECONDS = 15 * 60;
const RECENT_MINUTES = 10;

/** What proved that it is the person who asks, and not only somebody at their open session. */
export type Proof = { passwordHash: string | null };

/**
 * The password proves it; without one, a sign-in of the last minutes does.
 * @param field of the body that holds the password
 * @throws AppError invalid_input for a wrong password, forbidden where the sign-in is too long ago, rate_limited
 */
export async function provePerson(
  { userId, sessionId }: Actor,
  password: string | undefined,
  field: string,
): Promise<Proof> {
  await take(`password:user:${userId}`, 10, WINDOW_SECONDS);
  const session = await db().session.findUnique({ where: { id: sessionId }, include: { user: true } });
  if (!session) throw signedOut();
  const { passwordHash } = session.user;
  if (passwordHash === null) assertRecent(session.createdAt);
  else if (!(await verifyPassword(passwordHash, password ?? "")))
    throw refusedField(field, "That isn't your password.");
  return { passwordHash };
}

function assertRecent(signedInAt: Date): void {
  if (Date.now() - signedInAt.getTime() <= RECENT_MINUTES * 60_000) return;
  const message = `You have no password, so this needs a sign-in of the last ${RECENT_MINUTES} minutes. Sign out, sign in again and come back.`;
  throw new AppError("forbidden", message);
}

export const refusedField = (field: string, message: string) =>
  new AppError("invalid_input", message, { in: "body", fields: [{ field, message }] });

/**
 * Holds the proof until `tx` ends: neither the password changes meanwhile nor the session ends.
 * @throws AppError unauthenticated where that has happened since
 */
export async function holdProof(
  tx: Transaction,
  { userId, sessionId }: Actor,
  { passwordHash }: Proof,
): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT u.id FROM users u JOIN sessions s ON s.user_id = u.id
    WHERE u.id = ${userId}::uuid AND s.id = ${sessionId}::uuid AND s.expires > now()
      AND u.password_hash IS NOT DISTINCT FROM ${passwordHash}::text FOR SHARE`;
  if (rows.length === 0) throw signedOut();
}

const signedOut = () => new AppError("unauthenticated", "You are signed out. Sign in again.");
