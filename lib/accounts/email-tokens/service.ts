import { inSeconds } from "@/lib/auth/session-store";
import { hashToken, newToken } from "@/lib/auth/tokens";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";

type Purpose = "VERIFY_EMAIL" | "RESET_PASSWORD";

const LIFE_SECONDS: Record<Purpose, number> = { VERIFY_EMAIL: 24 * 60 * 60, RESET_PASSWORD: 60 * 60 };

/** A token to mail. Older ones of the same purpose stop working, so only the last mail's link counts. */
export async function issueEmailToken(tx: Transaction, userId: string, purpose: Purpose): Promise<string> {
  const token = newToken();
  await tx.emailToken.deleteMany({ where: { userId, purpose } });
  await tx.emailToken.create({
    data: { userId, purpose, tokenHash: hashToken(token), expires: inSeconds(LIFE_SECONDS[purpose]) },
  });
  return token;
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
