import { sealer } from "@/lib/auth/sealed";
import type { Transaction } from "@/lib/db";

const PERIOD_SECONDS = 30;

const { seal, unseal } = sealer({
  purpose: "guildhall totp secrets v1",
  changed:
    "AUTH_SECRET has changed, so codes of authenticator apps can’t be checked. Use a recovery code, or ask an admin " +
    "of this instance to reset your second factor.",
  unreadable:
    "The stored secret of your authenticator app can’t be read. Ask an admin to reset your second factor.",
});

/** Only who uses codes loads the library. */
const library = () => import("otpauth");

/** A new secret in base32, and its sealed form for the row of this person. */
export async function newTotpSecret(userId: string): Promise<{ secret: string; sealed: string }> {
  const { Secret } = await library();
  const secret = new Secret({ size: 20 }).base32;
  return { secret, sealed: seal(secret, userId) };
}

/** The 30 second step that a code is of, out of the present one and its two neighbours; null for a wrong one. */
export async function stepOf(sealed: string, userId: string, code: string): Promise<number | null> {
  const { TOTP, Secret } = await library();
  const totp = new TOTP({ secret: Secret.fromBase32(unseal(sealed, userId)), period: PERIOD_SECONDS });
  const timestamp = Date.now();
  const delta = totp.validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

/** Whether the code is right and wasn't used. It counts as used then: of many at once, one passes. */
export async function spendTotp(tx: Transaction, userId: string, code: string): Promise<boolean> {
  const row = await tx.totpSecret.findUnique({ where: { userId, confirmedAt: { not: null } } });
  const step = row && (await stepOf(row.sealed, userId, code));
  if (!row || step === null) return false;
  const where = { userId, sealed: row.sealed, lastStep: { lt: step } };
  const { count } = await tx.totpSecret.updateMany({ where, data: { lastStep: step } });
  return count === 1;
}
