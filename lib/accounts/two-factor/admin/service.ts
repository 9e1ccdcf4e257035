import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { assertFresh } from "@/lib/auth/fresh";
import { accessInstance } from "@/lib/auth/instance-access";
import { hasTwoFactors } from "@/lib/auth/second-factor";
import { endSessions } from "@/lib/auth/session-store";
import { assertOwnFactors, readInstanceDeadline, requireOnInstance } from "@/lib/auth/two-factor-policy";
import { db, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { sendMail } from "@/lib/mail/mail";
import { twoFactorMail } from "@/lib/mail/templates";
import { ASSISTANT_ID } from "../../assistant";
import type { TwoFactorRequirement } from "../schema";
import { removeTwoFactor } from "../service";

export async function getInstanceRequirement(actor: Actor): Promise<TwoFactorRequirement> {
  await accessInstance(actor, "instance.read");
  const unset = { OR: [{ totpSecret: null }, { totpSecret: { confirmedAt: null } }] };
  const [from, without] = await Promise.all([
    readInstanceDeadline(db()),
    db().user.count({ where: { deletedAt: null, id: { not: ASSISTANT_ID }, ...unset } }),
  ]);
  return { from, without };
}

export async function requireOfEverybody(
  actor: Actor,
  graceDays: number | null,
): Promise<TwoFactorRequirement> {
  await accessInstance(actor, "instance.secure");
  await assertFresh(actor);
  await transaction(async (tx) => {
    if (graceDays !== null) await assertOwnFactors(tx, actor);
    await requireOnInstance(tx, graceDays);
    const action = "instance.requireTwoFactors" as const;
    await recordAudit(tx, { workspaceId: null, actorId: actor.userId, action, details: { graceDays } });
  });
  return getInstanceRequirement(actor);
}

/** For who has lost their phone and their recovery codes. They are signed out everywhere and told by mail. */
export async function resetTwoFactor(actor: Actor, email: string): Promise<void> {
  await accessInstance(actor, "instance.secure");
  await assertFresh(actor);
  await transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, name: true } });
    if (!user || !(await hasTwoFactors(tx, user.id)))
      throw new AppError("not_found", "Nobody with this e-mail address has two-factor sign-in.");
    await removeTwoFactor(tx, user.id);
    await endSessions(tx, { userId: user.id, kind: { not: "KEY" } });
    await sendMail(tx, email, twoFactorMail({ name: user.name, state: "off" }));
    const entry = { workspaceId: null, actorId: actor.userId, subjectId: user.id };
    await recordAudit(tx, { ...entry, action: "person.resetTwoFactor" });
  });
}
