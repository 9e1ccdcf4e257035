import type { Actor } from "@/lib/auth/actor";
import { findInstanceAdmins, makesAdmin } from "@/lib/auth/instance-role";
import { db, type Transaction } from "@/lib/db";
import type { DeletionPlan } from "../schema";

type Row = { id: string; name: string; isAlone: boolean; isHeld: boolean };

/** My workspaces by what deleting my account would make of them. */
async function findWorkspaces(tx: Transaction, userId: string) {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ws.id, ws.name, count(other.id) = 0 AS "isAlone",
      count(other.id) > 0 AND w.role = 'OWNER' AND NOT coalesce(bool_or(other.role = 'OWNER'), false) AS "isHeld"
    FROM memberships w JOIN workspaces ws ON ws.id = w.workspace_id
    LEFT JOIN memberships other ON other.workspace_id = w.workspace_id AND other.user_id <> w.user_id
    WHERE w.user_id = ${userId}::uuid GROUP BY ws.id, ws.name, w.role ORDER BY ws.id`;
  const named = ({ id, name }: Row) => ({ id, name });
  return {
    deletedWorkspaces: rows.filter(({ isAlone }) => isAlone).map(named),
    heldWorkspaces: rows.filter(({ isHeld }) => isHeld).map(named),
    leftWorkspaces: rows.filter(({ isAlone, isHeld }) => !isAlone && !isHeld).map(named),
  };
}

/** Whether there are others, of whom none would be an admin of the instance. */
async function isLastAdmin(tx: Transaction, userId: string): Promise<boolean> {
  const admins = await findInstanceAdmins(tx);
  if (!admins.includes(userId) || admins.length > 1) return false;
  return (await tx.user.count({ where: { id: { not: userId }, deletedAt: null } })) > 0;
}

export async function planDeletion(tx: Transaction, userId: string) {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  return {
    ...(await findWorkspaces(tx, userId)),
    isLastAdmin: await isLastAdmin(tx, userId),
    isNamedAdmin: makesAdmin(email),
  };
}

export async function getDeletionPlan({ userId }: Pick<Actor, "userId">): Promise<DeletionPlan> {
  const { passwordHash } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true },
  });
  return { ...(await planDeletion(db(), userId)), confirmedBy: passwordHash ? "password" : "name" };
}
