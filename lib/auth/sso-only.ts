import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { readInstanceSettings } from "@/lib/settings/store";
import { DOORS, type Door } from "./doors";
import { toInstanceRole } from "./instance-role";
import { domainOf, listSsoProviders, type SsoProvider } from "./sso-providers";

/**
 * Refuses a way in to people who must sign in with single sign-on: everyone where the instance says so, else members of
 * workspaces that say so, as far as they can. Admins of the instance always have the others, and so has everyone while
 * there is no provider: a rule that nobody can meet locks nobody out.
 * @throws AppError forbidden
 */
export async function assertDoorOpen(tx: Transaction, userId: string, door: Door): Promise<void> {
  if (DOORS[door].isOpenUnderSso) return;
  const providers = await listSsoProviders(tx);
  if (providers.length === 0) return;
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      ...{ email: true, emailVerified: true, instanceRole: true },
      accounts: { where: { provider: { in: providers.map(({ issuer }) => issuer) } }, select: { id: true } },
    },
  });
  if (toInstanceRole(user) === "ADMIN") return;
  const { everyoneUsesSso } = await readInstanceSettings(tx);
  if (everyoneUsesSso) throw ssoOnly();
  const canUse = user.accounts.length > 0 || isVouchedFor(user.email, providers);
  if (canUse && (await isAskedByWorkspace(tx, userId))) throw ssoOnly();
}

const isVouchedFor = (email: string, providers: SsoProvider[]) =>
  providers.some(({ allowedDomains }) => allowedDomains.includes(domainOf(email)));

/** Guests are of another organization. */
async function isAskedByWorkspace(tx: Transaction, userId: string): Promise<boolean> {
  const memberships = { some: { userId, role: { not: "GUEST" as const } } };
  const where = { key: "membersUseSso", value: { equals: true }, workspace: { memberships } };
  return (await tx.workspaceSetting.count({ where })) > 0;
}

const ssoOnly = () =>
  new AppError("forbidden", "Your organization asks you to sign in with single sign-on.", {
    reason: "sso_only",
  });
