import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { enqueue } from "@/lib/jobs/queue";
import { publishControl } from "@/lib/realtime/publish";
import type { Actor } from "./actor";
import { hasTwoFactors } from "./second-factor";

/** `details.reason` where a workspace can't be opened for want of two factors. */
export const TWO_FACTORS_REQUIRED = "two_factors_required";

export const twoFactorsRequired = (workspace: { slug: string; name: string }) =>
  new AppError(
    "forbidden",
    `${workspace.name} requires two-factor sign-in. Set it up in your security settings, then it opens again.`,
    { reason: TWO_FACTORS_REQUIRED, workspace: workspace.slug },
  );

const INSTANCE_KEY = "twoFactorFrom";
const DAY_MS = 24 * 60 * 60 * 1000;

/** From when on the instance requires two factors of everybody; null where it doesn't. */
export async function readInstanceDeadline(tx: Transaction): Promise<Date | null> {
  const row = await tx.instanceSetting.findUnique({ where: { key: INSTANCE_KEY } });
  return typeof row?.value === "string" ? new Date(row.value) : null;
}

/** @param graceDays null where two factors aren't required */
const deadlineOf = (graceDays: number | null) =>
  graceDays === null ? null : new Date(Date.now() + graceDays * DAY_MS);

export async function requireInWorkspace(tx: Transaction, workspaceId: string, graceDays: number | null) {
  const twoFactorFrom = deadlineOf(graceDays);
  await tx.workspace.update({ where: { id: workspaceId }, data: { twoFactorFrom } });
  await applyTwoFactorPolicy(tx, { workspaceId });
  if (twoFactorFrom) await enqueue(tx, "twoFactors.lock", { workspaceId }, { startAfter: twoFactorFrom });
  return twoFactorFrom;
}

export async function requireOnInstance(tx: Transaction, graceDays: number | null) {
  const from = deadlineOf(graceDays);
  const key = INSTANCE_KEY;
  await tx.instanceSetting.deleteMany({ where: { key } });
  if (from) await tx.instanceSetting.create({ data: { key, value: from.toISOString() } });
  await applyTwoFactorPolicy(tx, {});
  if (from) await enqueue(tx, "twoFactors.lock", { workspaceId: null }, { startAfter: from });
  return from;
}

/** @throws AppError conflict: who requires two factors has them, so that somebody is left to take it back */
export async function assertOwnFactors(tx: Transaction, { userId }: Actor): Promise<void> {
  if (await hasTwoFactors(tx, userId)) return;
  throw new AppError("conflict", "Set up two-factor sign-in for yourself first, in your security settings.");
}

type Whose = { userId?: string; workspaceId?: string };

/**
 * Sets from when on memberships are closed, out of what is required and who has two factors. Called with each change of
 * either, and for each new membership; one after the other, so that none decides by what another is about to change.
 */
export async function applyTwoFactorPolicy(tx: Transaction, { userId, workspaceId }: Whose): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('guildhall two-factor policy'))`;
  const instance = await readInstanceDeadline(tx);
  const changed = await tx.$queryRaw<Closed[]>`
    UPDATE memberships m SET two_factor_from = due.at
    FROM (SELECT o.id, CASE WHEN EXISTS (SELECT FROM totp_secrets t WHERE t.user_id = o.user_id AND t.confirmed_at IS NOT NULL)
        THEN NULL ELSE least(w.two_factor_from, ${instance}::timestamptz) END AS at
      FROM memberships o JOIN workspaces w ON w.id = o.workspace_id
      WHERE (${userId ?? null}::uuid IS NULL OR o.user_id = ${userId ?? null}::uuid)
        AND (${workspaceId ?? null}::uuid IS NULL OR o.workspace_id = ${workspaceId ?? null}::uuid)) due
    WHERE m.id = due.id AND m.two_factor_from IS DISTINCT FROM due.at
    RETURNING m.workspace_id AS "workspaceId", m.user_id AS "userId"`;
  await announce(tx, changed);
}

type Closed = { workspaceId: string; userId: string };

/** Grace has ended: sockets and documents of who has set up nothing are closed. Access itself has ended by the clock. */
export async function announceClosed(tx: Transaction, workspaceId: string | null): Promise<void> {
  const closed = await tx.membership.findMany({
    where: { twoFactorFrom: { lte: new Date() }, ...(workspaceId && { workspaceId }) },
    select: { workspaceId: true, userId: true },
  });
  await announce(tx, closed);
}

/** One message to the nodes for each workspace. */
async function announce(tx: Transaction, members: readonly Closed[]): Promise<void> {
  for (const [workspaceId, of] of Map.groupBy(members, (member) => member.workspaceId))
    await publishControl(tx, { kind: "access", workspaceId, userIds: of.map(({ userId }) => userId) });
}
