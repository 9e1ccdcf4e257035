import { isGitHubConfigured } from "@/lib/auth/github";
import { listSsoProviders } from "@/lib/auth/sso-providers";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";

/** Holds the person's sign-in methods until `tx` ends: of two that remove one each, the second sees what is left. */
export async function lockMethods(tx: Transaction, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
}

/** What `accounts.provider` says of GitHub; of a single sign-on it is the issuer. */
export const GITHUB = "github";

/** Which values of `accounts.provider` let somebody in as this instance is configured now. */
export async function usableAccountProviders(tx: Transaction): Promise<string[]> {
  const providers = await listSsoProviders(tx);
  return [...(isGitHubConfigured() ? [GITHUB] : []), ...providers.map(({ issuer }) => issuer)];
}

/**
 * Asked after one was removed, under `lockMethods`.
 * @throws AppError conflict where none is left that works
 */
export async function assertAnotherMethod(tx: Transaction, userId: string): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      passwordHash: true,
      _count: {
        select: {
          passkeys: true,
          accounts: { where: { provider: { in: await usableAccountProviders(tx) } } },
        },
      },
    },
  });
  if (user.passwordHash || user._count.passkeys > 0 || user._count.accounts > 0) return;
  throw new AppError("conflict", "This is your last way to sign in. Add another first.");
}
