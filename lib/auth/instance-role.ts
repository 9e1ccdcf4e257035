import { db, type Transaction } from "@/lib/db";
import { env, isLocalInstance } from "@/lib/env";
import type { InstanceRole } from "@/lib/permissions";

/**
 * Makes a new account the instance's admin if it is the first. Of two concurrent ones only one inserts the row: the
 * other waits for its commit.
 */
export async function claimInstance(tx: Transaction, userId: string): Promise<void> {
  await tx.$executeRaw`
    WITH first AS (
      INSERT INTO instance_owner (first_user_id)
      SELECT ${userId}::uuid WHERE NOT EXISTS (SELECT FROM users WHERE id <> ${userId}::uuid AND deleted_at IS NULL)
      ON CONFLICT DO NOTHING RETURNING first_user_id)
    UPDATE users SET instance_role = 'ADMIN' FROM first WHERE users.id = first.first_user_id`;
}

const ROLE_FIELDS = { email: true, emailVerified: true, instanceRole: true } as const;
type Row = { email: string; emailVerified: Date | null; instanceRole: InstanceRole };

/**
 * The role that is stored, or ADMIN for whom GUILDHALL_ADMINS names. Where mail can be sent, their address must be
 * verified: else anybody could register it.
 */
export function toInstanceRole({ email, emailVerified, instanceRole }: Row): InstanceRole {
  const isProven = emailVerified !== null || !provesAddresses();
  return isProven && env().GUILDHALL_ADMINS.includes(email) ? "ADMIN" : instanceRole;
}

const provesAddresses = () => Boolean(env().SMTP_URL) || isLocalInstance();

/** Whether whoever registers an address is an admin by that: GUILDHALL_ADMINS names it, and no mail proves whose it is. */
export const makesAdmin = (email: string): boolean =>
  env().GUILDHALL_ADMINS.includes(email) && !provesAddresses();

/** The ids of everyone who is an admin now: by their stored role, or named by GUILDHALL_ADMINS. */
export async function findInstanceAdmins(tx: Transaction): Promise<string[]> {
  const users = await tx.user.findMany({
    where: { OR: [{ instanceRole: "ADMIN" }, { email: { in: [...env().GUILDHALL_ADMINS] } }] },
    select: { id: true, ...ROLE_FIELDS },
  });
  return users.filter((user) => toInstanceRole(user) === "ADMIN").map(({ id }) => id);
}

/** The person's role in the instance as it is now. */
export async function findInstanceRole(userId: string): Promise<InstanceRole> {
  const user = await db().user.findUnique({ where: { id: userId }, select: ROLE_FIELDS });
  return user ? toInstanceRole(user) : "MEMBER";
}
