import { createHmac, randomInt } from "node:crypto";
import { inSeconds } from "@/lib/auth/session-store";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { db, type Transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";

type Purpose = "VERIFY_EMAIL" | "RESET_PASSWORD";

const LIFE_SECONDS: Record<Purpose, number> = { VERIFY_EMAIL: 24 * 60 * 60, RESET_PASSWORD: 60 * 60 };

/** A token to mail. Older ones of the same purpose stop working, so only the last mail's link counts. */
export async function issueEmailToken(
  tx: Transaction,
  userId: string,
  purpose: Purpose,
  code: string | null = null,
): Promise<string> {
  const token = newToken();
  await tx.emailToken.deleteMany({ where: { userId, purpose } });
  await tx.emailToken.create({
    data: {
      ...{ userId, purpose, tokenHash: hashToken(token), expires: inSeconds(LIFE_SECONDS[purpose]) },
      codeHash: code && hashCode(userId, code),
    },
  });
  return token;
}

/** A code to type where the link of the same mail can't be opened. */
export const newEmailCode = () => String(randomInt(1_000_000)).padStart(6, "0");

/** Keyed: six digits are few enough to try them all against a hash. */
const hashCode = (userId: string, code: string) =>
  createHmac("sha256", env().AUTH_SECRET).update(`guildhall:email-code:${userId}:${code}`).digest("hex");

const MAX_TRIES = 5;

/**
 * Consumes the token by the code of its mail. Each try is counted before the code is looked at: of many at once, five
 * are.
 * @returns whether it was the right one
 */
export async function redeemEmailCode(userId: string, code: string, purpose: Purpose): Promise<boolean> {
  const open = { userId, purpose, codeHash: { not: null }, expires: { gt: new Date() } };
  const { count: counted } = await db().emailToken.updateMany({
    where: { ...open, tries: { lt: MAX_TRIES } },
    data: { tries: { increment: 1 } },
  });
  if (counted === 0) return false;
  const { count } = await db().emailToken.deleteMany({
    where: { ...open, codeHash: hashCode(userId, code) },
  });
  return count > 0;
}

/** @throws AppError not_found when a token is unknown, used or expired */
export async function assertRedeemable(tx: Transaction, token: string, purpose: Purpose): Promise<void> {
  if ((await tx.emailToken.count({ where: redeemable(token, purpose) })) === 0) throw gone();
}

const redeemable = (token: string, purpose: Purpose) => ({
  tokenHash: hashToken(token),
  purpose,
  expires: { gt: new Date() },
});

const gone = () => new AppError("not_found", "This link has expired or was used already. Ask for a new one.");

/**
 * Consumes a token and returns its user. Of two concurrent uses, one fails.
 * @throws AppError not_found when it is unknown, used or expired
 */
export async function redeemEmailToken(tx: Transaction, token: string, purpose: Purpose): Promise<string> {
  const where = redeemable(token, purpose);
  const found = await tx.emailToken.findFirst({ where, select: { userId: true } });
  const used = await tx.emailToken.deleteMany({ where });
  if (!found || used.count === 0) throw gone();
  return found.userId;
}
