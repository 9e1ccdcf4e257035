import type { Actor } from "@/lib/auth/actor";
import { findInstanceAdmins, findInstanceRole } from "@/lib/auth/instance-role";
import { db, type Transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { notFound } from "@/lib/http/errors";
import { can, rolesThatMay } from "@/lib/permissions";

const managers = { in: [...rolesThatMay("workspace.manageJobs")] };

/**
 * The runs that a person may see, and cancel: their own, for as long as they are in its workspace; those of workspaces
 * that they manage; those of the instance only as an admin, who started them or not. `findAudience` is the same rule from the other side.
 */
export async function visibleRuns({ userId }: Pick<Actor, "userId">): Promise<Prisma.JobRunWhereInput> {
  const own = {
    startedById: userId,
    audience: { not: "INSTANCE" as const },
    OR: [{ workspaceId: null }, { workspace: { memberships: { some: { userId } } } }],
  };
  const ofWorkspaces = {
    audience: "WORKSPACE" as const,
    workspace: { memberships: { some: { userId, role: managers } } },
  };
  const isAdmin = can(await findInstanceRole(userId), "job.manage");
  return { OR: [own, ofWorkspaces, ...(isAdmin ? [{ audience: "INSTANCE" as const }] : [])] };
}

/** @throws AppError not_found for everyone who may not see it */
export async function accessRun(actor: Pick<Actor, "userId">, runId: string): Promise<{ name: string }> {
  const where = { AND: [{ id: runId }, await visibleRuns(actor)] };
  const run = await db().jobRun.findFirst({ where, select: { name: true } });
  if (!run) throw notFound("job");
  return run;
}

type Audience = Pick<Prisma.JobRunUncheckedCreateInput, "audience" | "startedById" | "workspaceId">;

/** The ids of the people who may see a run. */
export async function findAudience(
  tx: Transaction,
  { audience, startedById, workspaceId }: Audience,
): Promise<string[]> {
  const ids = new Set<string>();
  if (audience === "INSTANCE") return findInstanceAdmins(tx);
  if (startedById && !workspaceId) ids.add(startedById);
  if (workspaceId) {
    const concerned = [
      ...(startedById ? [{ userId: startedById }] : []),
      ...(audience === "WORKSPACE" ? [{ role: managers }] : []),
    ];
    const members = await tx.membership.findMany({
      where: { workspaceId, OR: concerned },
      select: { userId: true },
    });
    for (const { userId } of members) ids.add(userId);
  }
  return [...ids];
}
