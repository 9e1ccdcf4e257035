import { recordAudit } from "@/lib/audit/service";
import { claimInstance } from "@/lib/auth/instance-role";
import { endSessions } from "@/lib/auth/session-store";
import { SsoRefusal } from "@/lib/auth/sso-problems";
import { domainOf, type SsoProvider } from "@/lib/auth/sso-providers";
import type { Transaction } from "@/lib/db";
import { PersonName } from "@/lib/http/schema";
import type { Identity } from "./claims";

/** Whose identity it is: linked by issuer and subject, else by a verified address of an allowed domain, else new. */
export async function identify(tx: Transaction, provider: SsoProvider, identity: Identity): Promise<string> {
  const linked = await findLinked(tx, provider, identity);
  if (linked) return linked;
  const { email } = identity;
  if (!email) throw new SsoRefusal("SsoNoEmail");
  const isVouchedFor = provider.allowedDomains.includes(domainOf(email));
  if (provider.allowedDomains.length > 0 && !isVouchedFor) throw new SsoRefusal("SsoDomain");
  const [created] = await tx.user.createManyAndReturn({
    data: { email, name: nameOf(identity.name, email), emailVerified: new Date() },
    select: { id: true },
    skipDuplicates: true,
  });
  if (created) await claimInstance(tx, created.id);
  else if (!isVouchedFor) throw new SsoRefusal("SsoNotLinked");
  const userId = created?.id ?? (await reclaim(tx, email));
  await link(tx, provider, identity, userId);
  return userId;
}

/** Links the identity to the account of who asked for it while signed in. */
export async function linkTo(tx: Transaction, provider: SsoProvider, identity: Identity, userId: string) {
  const linked = await findLinked(tx, provider, identity);
  if (linked && linked !== userId) throw new SsoRefusal("SsoTaken");
  if (!linked) await link(tx, provider, identity, userId);
}

async function findLinked(tx: Transaction, { issuer }: SsoProvider, { sub }: Identity) {
  const key = { provider: issuer, providerAccountId: sub };
  const account = await tx.account.findUnique({ where: { provider_providerAccountId: key } });
  return account?.userId ?? null;
}

async function link(tx: Transaction, { issuer, label }: SsoProvider, { sub }: Identity, userId: string) {
  await tx.account.create({ data: { userId, type: "oidc", provider: issuer, providerAccountId: sub } });
  await recordAudit(tx, {
    ...{ workspaceId: null, actorId: userId, subjectId: userId },
    action: "signInMethod.link",
    details: { method: label },
  });
}

/**
 * The account with an address that the provider vouches for. Whoever registered it without proving it is somebody else
 * perhaps: their ways in and their sessions end.
 */
async function reclaim(tx: Transaction, email: string): Promise<string> {
  const user = await tx.user.findUniqueOrThrow({
    where: { email },
    select: { id: true, emailVerified: true },
  });
  const { id } = user;
  if (user.emailVerified) return id;
  const where = { userId: id };
  await Promise.all([
    tx.account.deleteMany({ where }),
    tx.passkey.deleteMany({ where }),
    tx.totpSecret.deleteMany({ where }),
    tx.recoveryCode.deleteMany({ where }),
    tx.pendingSignIn.deleteMany({ where }),
    tx.emailToken.deleteMany({ where }),
  ]);
  await endSessions(tx, where);
  await tx.user.update({ where: { id }, data: { passwordHash: null, emailVerified: new Date() } });
  return id;
}

function nameOf(name: string | null, email: string): string {
  const cleaned = name?.replace(/\p{C}/gu, " ").trim().slice(0, 80);
  return PersonName.safeParse(cleaned).data ?? (email.split("@")[0] || "Somebody");
}
