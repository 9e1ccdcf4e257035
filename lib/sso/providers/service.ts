import { z } from "zod";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { assertFresh } from "@/lib/auth/fresh";
import { accessInstance } from "@/lib/auth/instance-access";
import { assertAnswers, TYPED_RULES } from "@/lib/auth/oidc/protocol";
import { GroupRole, ssoSecrets } from "@/lib/auth/sso-providers";
import { db, transaction } from "@/lib/db";
import type { SsoProvider } from "@/lib/generated/prisma/client";
import { AppError, notFound } from "@/lib/http/errors";
import { checkUrl, RefusedTarget } from "@/lib/net/target";
import { newId } from "@/lib/new-id";
import { can } from "@/lib/permissions";
import type { AdminSsoProvider, NewSsoProvider, SsoProviderChange } from "../schema";

/** Those of the screen, the oldest first; the one of the variables is the operator's. */
export async function listProviders(actor: Actor) {
  await accessInstance(actor, "instance.read");
  const rows = await db().ssoProvider.findMany({ orderBy: { id: "asc" } });
  return { items: rows.map(toAdmin), nextCursor: null };
}

export async function createProvider(actor: Actor, input: NewSsoProvider): Promise<AdminSsoProvider> {
  await assertMayChange(actor);
  const { clientSecret, ...data } = input;
  await assertMayGrant(actor, data.groupRoles, []);
  await assertUsable(data.issuer);
  const id = newId();
  const sealedSecret = clientSecret && ssoSecrets.seal(clientSecret, id);
  return transaction(async (tx) => {
    const [created] = await tx.ssoProvider.createManyAndReturn({
      data: { ...data, id, sealedSecret, createdById: actor.userId },
      skipDuplicates: true,
    });
    if (!created) throw issuerTaken();
    await recordAudit(tx, entry(actor, "ssoProvider.create", created));
    return toAdmin(created);
  });
}

export async function updateProvider(
  actor: Actor,
  id: string,
  change: SsoProviderChange,
): Promise<AdminSsoProvider> {
  await assertMayChange(actor);
  const provider = await find(id);
  const { clientSecret, issuer, ...rest } = change;
  if (rest.groupRoles) await assertMayGrant(actor, rest.groupRoles, readRules(provider));
  const isMoved = issuer !== undefined && issuer !== provider.issuer;
  // A stored secret isn't sent to another server than the one that it was entered for.
  if (isMoved && provider.sealedSecret && clientSecret === undefined)
    throw new AppError("invalid_input", "The issuer is another one. Enter its client secret as well.", {
      field: "clientSecret",
    });
  if (isMoved) await assertUsable(issuer);
  const sealedSecret = clientSecret && ssoSecrets.seal(clientSecret, id);
  return transaction(async (tx) => {
    if (isMoved && (await tx.ssoProvider.count({ where: { issuer } })) > 0) throw issuerTaken();
    const changed = await tx.ssoProvider.update({ where: { id }, data: { ...rest, issuer, sealedSecret } });
    await recordAudit(tx, entry(actor, "ssoProvider.update", changed, Object.keys(change)));
    return toAdmin(changed);
  });
}

/** Identities stay linked: the same issuer, added again, lets them in again. */
export async function deleteProvider(actor: Actor, id: string): Promise<void> {
  await assertMayChange(actor);
  const provider = await find(id);
  await transaction(async (tx) => {
    await tx.ssoProvider.deleteMany({ where: { id } });
    await recordAudit(tx, entry(actor, "ssoProvider.delete", provider));
  });
}

/** Who changes a provider decides who gets in. */
async function assertMayChange(actor: Actor): Promise<void> {
  await accessInstance(actor, "instance.update");
  await assertFresh(actor);
}

async function find(id: string): Promise<SsoProvider> {
  const provider = await db().ssoProvider.findUnique({ where: { id } });
  if (!provider) throw notFound("provider");
  return provider;
}

/** Administering the instance opens none of its workspaces: new rules only for those where the admin gives roles. */
async function assertMayGrant(actor: Actor, rules: GroupRole[], former: GroupRole[]): Promise<void> {
  const known = new Set(former.map(({ workspaceId }) => workspaceId));
  const added = [...new Set(rules.map(({ workspaceId }) => workspaceId))].filter((id) => !known.has(id));
  const mine = await db().membership.findMany({
    where: { userId: actor.userId, workspaceId: { in: added } },
    select: { workspaceId: true, role: true },
  });
  const allowed = mine.filter(({ role }) => can(role, "member.updateRole"));
  if (allowed.length < added.length)
    throw new AppError("invalid_input", "Groups give roles only in workspaces that you own or administer.", {
      field: "groupRoles",
    });
}

async function assertUsable(issuer: string): Promise<void> {
  try {
    checkUrl(new URL(issuer), TYPED_RULES);
  } catch (error) {
    if (!(error instanceof RefusedTarget)) throw error;
    throw new AppError(
      "invalid_input",
      "Guildhall doesn’t connect there: the address must be public and https, or be named by OUTBOUND_ALLOW_LIST.",
      { field: "issuer" },
    );
  }
  await assertAnswers({ issuer, isOperators: false });
}

const issuerTaken = () =>
  new AppError("conflict", "There is a provider with this issuer already.", { field: "issuer" });

const readRules = ({ groupRoles }: SsoProvider) => z.array(GroupRole).catch([]).parse(groupRoles);

const toAdmin = ({ sealedSecret, ...row }: SsoProvider): AdminSsoProvider => ({
  ...row,
  hasSecret: sealedSecret !== null,
  groupRoles: readRules({ sealedSecret, ...row }),
  createdAt: row.createdAt.toISOString(),
});

const entry = (
  actor: Actor,
  action: "ssoProvider.create" | "ssoProvider.update" | "ssoProvider.delete",
  { id, label }: SsoProvider,
  changed: string[] = [],
) => ({ workspaceId: null, actorId: actor.userId, action, details: { providerId: id, label, changed } });
