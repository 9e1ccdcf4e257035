import { recordAudit } from "@/lib/audit/service";
import type { GroupRole, SsoProvider } from "@/lib/auth/sso-providers";
import type { Transaction } from "@/lib/db";
import type { WorkspaceRole } from "@/lib/permissions";
import { startInWorkspace } from "@/lib/workspaces/invites/acceptance/service";
import { dropMembership, writeRole } from "@/lib/workspaces/members/service";
import type { Identity } from "./claims";

const RANK: Record<WorkspaceRole, number> = { GUEST: 0, MEMBER: 1, ADMIN: 2, OWNER: 3 };
const highest = (roles: WorkspaceRole[]) => roles.toSorted((a, b) => RANK[b] - RANK[a])[0] ?? null;

/**
 * Gives a person the roles of their groups, and takes those of groups that they have left: at every sign-in. A role that
 * somebody has given by hand isn't lowered; owners and people who were removed stay as they are.
 */
export async function applyGroupRoles(
  tx: Transaction,
  { issuer, groupRoles }: SsoProvider,
  { groups }: Identity,
  userId: string,
): Promise<void> {
  if (!groups) return;
  const rules = await groupRoles(tx);
  const grants = await tx.ssoGrant.findMany({ where: { userId, issuer }, select: { workspaceId: true } });
  const workspaceIds = new Set([...rules, ...grants].map(({ workspaceId }) => workspaceId));
  for (const workspaceId of [...workspaceIds].sort())
    await applyTo(tx, workspaceId, userId, issuer, roleOf(rules, groups, workspaceId));
}

const roleOf = (rules: GroupRole[], groups: string[], workspaceId: string) =>
  highest(
    rules
      .filter((rule) => rule.workspaceId === workspaceId && groups.includes(rule.group))
      .map(({ role }) => role),
  );

async function applyTo(
  tx: Transaction,
  workspaceId: string,
  userId: string,
  issuer: string,
  given: WorkspaceRole | null,
): Promise<void> {
  const key = { workspaceId_userId: { workspaceId, userId } };
  const found = await tx.$queryRaw<unknown[]>`
    SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  if (found.length === 0) return;
  const membership = await tx.membership.findUnique({ where: key });
  const grant = await tx.ssoGrant.findUnique({ where: key });
  const current = membership?.role ?? null;
  if (current === "OWNER" || (!given && !grant)) return;
  // Who has left by hand, or was removed, comes back by an invite alone.
  if (!current && (grant || (await tx.removal.findUnique({ where: key })))) return;
  const formerRole = grant ? grant.formerRole : current;
  const role = highest([given, formerRole].filter((one) => one !== null));
  if (given) {
    const data = { issuer, role: given as "ADMIN" | "MEMBER" | "GUEST", formerRole };
    await tx.ssoGrant.upsert({ where: key, create: { workspaceId, userId, ...data }, update: data });
  } else await tx.ssoGrant.delete({ where: key });
  if (role === current) return;
  if (!current && role) {
    await tx.membership.create({ data: { workspaceId, userId, role } });
    await startInWorkspace(tx, workspaceId, userId);
  } else if (role) await writeRole(tx, workspaceId, userId, role);
  else await dropMembership(tx, workspaceId, userId, userId);
  await recordAudit(tx, {
    ...{ workspaceId, actorId: userId, subjectId: userId },
    ...(role
      ? { action: "member.updateRole", details: { role, ...(current && { formerRole: current }) } }
      : { action: "member.remove" }),
  });
}
