import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { assertFresh } from "@/lib/auth/fresh";
import { isGitHubConfigured } from "@/lib/auth/github";
import { endSessions } from "@/lib/auth/session-store";
import { listSsoProviders } from "@/lib/auth/sso-providers";
import { db, type Transaction, transaction } from "@/lib/db";
import { notFound } from "@/lib/http/errors";
import { assertAnotherMethod, GITHUB, lockMethods } from "./remaining";
import type { SignInMethods } from "./schema";

/** The ways that the person can sign in, and those that they can add. */
export async function getSignInMethods({ userId }: Pick<Actor, "userId">): Promise<SignInMethods> {
  const [user, providers] = await Promise.all([
    db().user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        passwordHash: true,
        _count: { select: { passkeys: true } },
        accounts: { select: { id: true, provider: true, createdAt: true }, orderBy: { id: "asc" } },
      },
    }),
    listSsoProviders(),
  ]);
  const known = [
    ...(isGitHubConfigured() ? [{ key: GITHUB, providerId: GITHUB, label: "GitHub" }] : []),
    ...providers.map(({ id, issuer, label }) => ({ key: issuer, providerId: id, label })),
  ];
  return {
    hasPassword: user.passwordHash !== null,
    passkeys: user._count.passkeys,
    accounts: user.accounts.map(({ id, provider, createdAt }) => {
      const found = known.find(({ key }) => key === provider);
      const label = found?.label ?? (provider === GITHUB ? "GitHub" : new URL(provider).host);
      return { id, label, isUsable: found !== undefined, createdAt: createdAt.toISOString() };
    }),
    linkable: known
      .filter(({ key }) => !user.accounts.some(({ provider }) => provider === key))
      .map(({ providerId, label }) => ({ providerId, label })),
  };
}

/** @throws AppError not_found when it isn't one of mine, conflict when there is no other way to sign in */
export async function unlinkAccount(actor: Actor, id: string): Promise<void> {
  await assertFresh(actor);
  await remove(actor, async (tx, userId) => {
    const account = await tx.account.findFirst({ where: { id, userId } });
    if (!account) throw notFound("account");
    await tx.account.delete({ where: { id } });
    return account.provider;
  });
}

/**
 * Removes the password: what it has signed in ends, but for this session.
 * @throws AppError not_found where there is none, conflict when there is no other way to sign in
 */
export async function removePassword(actor: Actor): Promise<void> {
  await assertFresh(actor);
  await remove(actor, async (tx, userId) => {
    const where = { id: userId, passwordHash: { not: null } };
    const { count } = await tx.user.updateMany({ where, data: { passwordHash: null } });
    if (count === 0) throw notFound("password");
    await endSessions(tx, { userId, id: { not: actor.sessionId } });
    return "password";
  });
}

async function remove({ userId }: Actor, work: (tx: Transaction, userId: string) => Promise<string>) {
  await transaction(async (tx) => {
    await lockMethods(tx, userId);
    const method = await work(tx, userId);
    await assertAnotherMethod(tx, userId);
    const entry = { workspaceId: null, actorId: userId, subjectId: userId, details: { method } };
    await recordAudit(tx, { ...entry, action: "signInMethod.unlink" });
  });
}
