import type { Actor } from "@/lib/auth/actor";
import { evenFailure, evenTime } from "@/lib/auth/even-time";
import { knownDevice } from "@/lib/auth/known-device";
import { hashPassword, isOutdated, verifyPassword } from "@/lib/auth/password-hash";
import { forgetDevices } from "@/lib/auth/remembered-device";
import { endSessions } from "@/lib/auth/session-store";
import { db, type Transaction, transaction } from "@/lib/db";
import type { User } from "@/lib/generated/prisma/client";
import { AppError } from "@/lib/http/errors";
import { isWithinLimit, take } from "@/lib/http/rate-limit";
import { sendMail } from "@/lib/mail/mail";
import { passwordChangedMail, resetPasswordMail } from "@/lib/mail/templates";
import { assertRedeemable, issueEmailToken, redeemEmailToken } from "../email-tokens/service";
import { countAttempt } from "./guesses";

const WINDOW_SECONDS = 15 * 60;
/** Well above the time of two hashes: an outdated one, of another cost, must not show. */
const FAILURE_MS = 200;

/** Where an attempt comes from; the Cookie header names a known device. */
export type Visitor = { cookie: string | null; ip: string };

/**
 * The user with this e-mail and password. A hash of another cost than today's is renewed.
 * @throws AppError unauthenticated, the same for an unknown e-mail and a wrong password; rate_limited
 */
export async function checkCredentials(
  { email, password }: { email: string; password: string },
  { cookie, ip }: Visitor,
): Promise<User> {
  const user = await db().user.findUnique({ where: { email } });
  const uncount = await countAttempt({ email, device: user && knownDevice(cookie, user.id), ip });
  const passwordHash = user?.passwordHash ?? null;
  await evenFailure(FAILURE_MS, async () => {
    if (!(await verifyPassword(passwordHash, password))) throw wrongCredentials();
  });
  if (!user || !passwordHash) throw wrongCredentials();
  await uncount();
  return isOutdated(passwordHash) ? renewHash(user.id, passwordHash, password) : user;
}

async function renewHash(id: string, outdated: string, password: string): Promise<User> {
  const data = { passwordHash: await hashPassword(password) };
  const [renewed] = await db().user.updateManyAndReturn({ where: { id, passwordHash: outdated }, data });
  if (renewed) return renewed;
  // Renewed or changed by another at the same moment.
  const user = await db().user.findUnique({ where: { id } });
  if (!user || !(await verifyPassword(user.passwordHash, password))) throw wrongCredentials();
  return user;
}

const wrongCredentials = () => new AppError("unauthenticated", "Wrong e-mail or password.");

/**
 * Holds the password that was checked until `tx` ends, for a sign-in with it: a change of the password ends all
 * sessions, and must find this one.
 * @throws AppError unauthenticated when it was changed meanwhile
 */
export async function holdPassword(tx: Transaction, user: { id: string; passwordHash: string | null }) {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM users WHERE id = ${user.id}::uuid AND password_hash = ${user.passwordHash} FOR SHARE`;
  if (rows.length === 0) throw wrongCredentials();
}

/**
 * Mails a reset link if the address has an account; neither the answer nor its time reveals whether it has. Who has got
 * several in a short time, also because a stranger asked, gets no more: the link of the last one holds.
 */
export async function forgotPassword(email: string): Promise<void> {
  await evenTime(200, () =>
    transaction(async (tx) => {
      if (!(await isWithinLimit(tx, `mail:reset:${email}`, 5, WINDOW_SECONDS))) return;
      const user = await tx.user.findUnique({ where: { email } });
      if (!user) return;
      const token = await issueEmailToken(tx, user.id, "RESET_PASSWORD");
      await sendMail(tx, email, resetPasswordMail({ name: user.name, token }));
    }),
  );
}

/** Sets a password with a mailed token and ends every session. Reading the mail also proves the address. */
export async function resetPassword(token: string, password: string): Promise<void> {
  // Hashing is costly: only for who has a link. Redeemed after it, since a transaction doesn't wait for a hash.
  await assertRedeemable(db(), token, "RESET_PASSWORD");
  const passwordHash = await hashPassword(password);
  await transaction(async (tx) => {
    const userId = await redeemEmailToken(tx, token, "RESET_PASSWORD");
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    // Whoever registered an address without owning it may have added a way to come back by.
    if (!user.emailVerified) {
      await tx.account.deleteMany({ where: { userId } });
      await tx.passkey.deleteMany({ where: { userId } });
    }
    await setPassword(tx, userId, passwordHash, { emailVerified: user.emailVerified ?? new Date() });
    await endSessions(tx, { userId });
    await forgetDevices(tx, userId);
    await tx.pendingSignIn.deleteMany({ where: { userId } });
  });
}

/**
 * Changes the password and ends every other session.
 * @throws AppError invalid_input when the current password is wrong or there is none
 */
export async function changePassword(
  actor: Actor,
  input: { currentPassword: string; password: string },
): Promise<void> {
  await checkOwnPassword(actor, input.currentPassword, "currentPassword");
  const passwordHash = await hashPassword(input.password);
  await transaction(async (tx) => {
    await setPassword(tx, actor.userId, passwordHash);
    await endSessions(tx, { userId: actor.userId, id: { not: actor.sessionId }, kind: { not: "KEY" } });
  });
}

/**
 * Tries of who is signed in are counted together, wherever their password is asked for.
 * @throws AppError invalid_input for `field` when it is wrong or there is none, rate_limited
 */
export async function checkOwnPassword(actor: Actor, password: string, field = "password"): Promise<void> {
  await take(`password:user:${actor.userId}`, 10, WINDOW_SECONDS);
  const user = await db().user.findUniqueOrThrow({ where: { id: actor.userId } });
  if (await verifyPassword(user.passwordHash, password)) return;
  const message = "That isn't your current password.";
  throw new AppError("invalid_input", message, { in: "body", fields: [{ field, message }] });
}

/** Reset links mailed before stop working, and the owner is notified, in case it wasn't them. */
async function setPassword(
  tx: Transaction,
  id: string,
  passwordHash: string,
  more: { emailVerified?: Date } = {},
) {
  const user = await tx.user.update({ where: { id }, data: { passwordHash, ...more } });
  await tx.emailToken.deleteMany({ where: { userId: id, purpose: "RESET_PASSWORD" } });
  await sendMail(tx, user.email, passwordChangedMail({ name: user.name }));
}
