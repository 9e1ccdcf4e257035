import type { AccountAuditAction } from "@/lib/audit/schema";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { assertFresh, refreshProof } from "@/lib/auth/fresh";
import { forgetDevices } from "@/lib/auth/remembered-device";
import { applyTwoFactorPolicy } from "@/lib/auth/two-factor-policy";
import { db, type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { sendMail } from "@/lib/mail/mail";
import { twoFactorMail } from "@/lib/mail/templates";
import { authenticatorAddress } from "./address";
import { proveFactor, wrongCode } from "./prove";
import { drawQrCode } from "./qr-code";
import { countRecoveryCodes, renewRecoveryCodes } from "./recovery";
import type { FactorAnswer, TwoFactorSetup, TwoFactorState } from "./schema";
import { newTotpSecret, stepOf } from "./totp";

export async function getTwoFactor({ userId }: Actor): Promise<TwoFactorState> {
  const where = { userId, confirmedAt: { not: null } };
  const [row, recoveryCodes] = await Promise.all([
    db().totpSecret.findUnique({ where, select: { confirmedAt: true } }),
    countRecoveryCodes(db(), userId),
  ]);
  return { enabledAt: row?.confirmedAt ?? null, recoveryCodes: row ? recoveryCodes : 0 };
}

/** A new secret to scan. It counts once `confirmTwoFactor` has got a code of it. */
export async function setUpTwoFactor(actor: Actor): Promise<TwoFactorSetup> {
  await assertFresh(actor);
  const { userId } = actor;
  const { secret, sealed } = await newTotpSecret(userId);
  const user = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  await transaction(async (tx) => {
    // A confirmed one stays: it is replaced by switching it off, which asks for a code of it.
    await tx.totpSecret.deleteMany({ where: { userId, confirmedAt: null } });
    const [row] = await tx.totpSecret.createManyAndReturn({ data: { userId, sealed }, skipDuplicates: true });
    if (!row) throw isOnAlready();
  });
  const address = authenticatorAddress({ account: user.email, secret });
  return { secret, address, qr: await drawQrCode(address) };
}

const isOnAlready = () =>
  new AppError("conflict", "Two-factor sign-in is on already. Switch it off first to use another app.");

/** @returns the recovery codes, which are shown once */
export async function confirmTwoFactor(actor: Actor, code: string): Promise<{ recoveryCodes: string[] }> {
  await assertFresh(actor);
  const { userId } = actor;
  const row = await db().totpSecret.findUnique({ where: { userId } });
  if (!row || row.confirmedAt) throw row ? isOnAlready() : gone();
  const step = await stepOf(row.sealed, userId, code);
  if (step === null) throw wrongCode();
  return transaction(async (tx) => {
    const { count } = await tx.totpSecret.updateMany({
      where: { userId, sealed: row.sealed, confirmedAt: null },
      data: { confirmedAt: new Date(), lastStep: step },
    });
    if (count === 0) throw wrongCode();
    const recoveryCodes = await renewRecoveryCodes(tx, userId);
    await refreshProof(tx, actor);
    await applyTwoFactorPolicy(tx, { userId });
    await record(tx, userId, "twoFactor.enable");
    await notifyOwner(tx, userId, "on");
    return { recoveryCodes };
  });
}

const gone = () => new AppError("not_found", "This set-up was given up. Begin again.");

/** Switches two-factor sign-in off with one of its factors. */
export async function disableTwoFactor(actor: Actor, answer: FactorAnswer, cookie: string | null) {
  const { userId } = actor;
  await proveFactor({ userId, answer, cookie }, async (tx) => {
    await removeTwoFactor(tx, userId);
    await record(tx, userId, "twoFactor.disable");
    await notifyOwner(tx, userId, "off");
  });
}

/** The person signs in without a second factor from now on. */
export async function removeTwoFactor(tx: Transaction, userId: string): Promise<void> {
  await tx.totpSecret.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.pendingSignIn.deleteMany({ where: { userId } });
  await forgetDevices(tx, userId);
  await applyTwoFactorPolicy(tx, { userId });
}

/** Ten new recovery codes; the former ones are worth nothing any more. */
export async function replaceRecoveryCodes({ userId }: Actor, answer: FactorAnswer, cookie: string | null) {
  return proveFactor({ userId, answer, cookie }, async (tx) => {
    await record(tx, userId, "twoFactor.replaceCodes");
    return { recoveryCodes: await renewRecoveryCodes(tx, userId) };
  });
}

const record = (tx: Transaction, userId: string, action: AccountAuditAction) =>
  recordAudit(tx, { workspaceId: null, actorId: userId, subjectId: userId, action });

/** Mails the owner about the change, in case somebody else made it. */
async function notifyOwner(tx: Transaction, userId: string, state: "on" | "off"): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, name: true },
  });
  await sendMail(tx, user.email, twoFactorMail({ name: user.name, state }));
}
