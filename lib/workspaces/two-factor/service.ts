import type { TwoFactorRequirement } from "@/lib/accounts/two-factor/schema";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { assertFresh } from "@/lib/auth/fresh";
import { assertOwnFactors, requireInWorkspace } from "@/lib/auth/two-factor-policy";
import { db, transaction } from "@/lib/db";
import { accessWorkspace } from "../access";

export async function getWorkspaceRequirement(
  actor: Actor,
  workspaceId: string,
): Promise<TwoFactorRequirement> {
  await accessWorkspace(actor, workspaceId, "workspace.secure");
  const [{ twoFactorFrom }, without] = await Promise.all([
    db().workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { twoFactorFrom: true } }),
    countWithout(workspaceId),
  ]);
  return { from: twoFactorFrom, without };
}

const countWithout = (workspaceId: string) =>
  db().membership.count({
    where: { workspaceId, user: { OR: [{ totpSecret: null }, { totpSecret: { confirmedAt: null } }] } },
  });

export async function requireOfMembers(actor: Actor, workspaceId: string, graceDays: number | null) {
  await accessWorkspace(actor, workspaceId, "workspace.secure");
  await assertFresh(actor);
  await transaction(async (tx) => {
    if (graceDays !== null) await assertOwnFactors(tx, actor);
    await requireInWorkspace(tx, workspaceId, graceDays);
    const action = "workspace.requireTwoFactors" as const;
    await recordAudit(tx, { workspaceId, actorId: actor.userId, action, details: { graceDays } });
  });
  return getWorkspaceRequirement(actor, workspaceId);
}
