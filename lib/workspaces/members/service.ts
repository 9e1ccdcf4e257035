import { nameContains } from "@/lib/sql/names";
import "@/lib/workspaces/events";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { pool, type Transaction, transaction } from "@/lib/db";
import { recordForWebhooks } from "@/lib/events/record";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { canAssign, type WorkspaceRole } from "@/lib/permissions";
import { publish, publishControl } from "@/lib/realtime/publish";
import { workspaceRoom } from "@/lib/realtime/rooms";
import { accessWorkspace } from "../access";
import { canInviteAs, canRemove } from "../policy";
import type { Member, MemberDetails } from "../schema";

type MemberQuery = { cursor?: string; limit: number; search?: string; role?: WorkspaceRole };

/** A workspace's members by name. `search` finds parts of names; addresses aren't searched, as they aren't shown. */
export async function listMembers(actor: Pick<Actor, "userId">, workspaceId: string, query: MemberQuery) {
  await accessWorkspace(actor, workspaceId, "member.list");
  return findMembers<Member>("members", workspaceId, query, "", nameContains("u.name", "$2"));
}

/** As `listMembers`, with what those who manage them see; `search` finds parts of addresses, too. */
export async function listMemberDetails(actor: Actor, workspaceId: string, query: MemberQuery) {
  await accessWorkspace(actor, workspaceId, "member.readDetails");
  const lastSeen = `CASE WHEN coalesce((SELECT presence FROM person_settings WHERE user_id = u.id), 'AUTO') <> 'INVISIBLE'
    THEN (SELECT date_trunc('hour', max(last_seen_at)) FROM sessions WHERE user_id = u.id) END`;
  const isFound = `(${nameContains("u.name", "$2")} OR strpos(u.email, lower($2)) > 0)`;
  const details = `, u.email, ${lastSeen} AS "lastSeenAt"`;
  return findMembers<MemberDetails>("member details", workspaceId, query, details, isFound);
}

/** @param isFound SQL that compares the user `u` with what is searched, $2 */
async function findMembers<Row extends Member>(
  name: string,
  workspaceId: string,
  query: MemberQuery,
  details: string,
  isFound: string,
) {
  const { rows } = await pool().query<Row>({
    name,
    text: `SELECT u.id, u.name, u.image, w.role, w.created_at AS "joinedAt"${details}
           FROM memberships w JOIN users u ON u.id = w.user_id
           WHERE w.workspace_id = $1 AND ($2 = '' OR ${isFound}) AND ($5::workspace_role IS NULL OR w.role = $5)
             AND ($3::uuid IS NULL OR (lower(u.name), u.id) > (SELECT lower(name), id FROM users WHERE id = $3))
           ORDER BY lower(u.name), u.id LIMIT $4`,
    values: [workspaceId, query.search ?? "", cursorId(query.cursor), query.limit + 1, query.role ?? null],
  });
  return toPage(rows, query.limit, (member) => member.id);
}

export async function updateMember(actor: Actor, workspaceId: string, userId: string, role: WorkspaceRole) {
  await accessWorkspace(actor, workspaceId, "member.updateRole");
  return transaction(async (tx) => {
    const { mine, theirs } = await lockRoles(tx, workspaceId, actor, userId);
    if (!canAssign(mine, theirs, role)) {
      throw new AppError("forbidden", "Nobody gives or takes a role above their own.");
    }
    if (role !== "OWNER") await assertOwnerRemains(tx, workspaceId, userId);
    const { user, createdAt } = await writeRole(tx, workspaceId, userId, role);
    await recordAudit(tx, {
      workspaceId,
      actorId: actor.userId,
      action: "member.updateRole",
      subjectId: userId,
      details: { role, formerRole: theirs },
    });
    return { ...user, role, joinedAt: createdAt };
  });
}

/** Gives a member another role; whether that is allowed is the caller's to check. */
export async function writeRole(tx: Transaction, workspaceId: string, userId: string, role: WorkspaceRole) {
  const membership = await tx.membership.update({
    where: { workspaceId_userId: { workspaceId, userId } },
    data: { role },
    include: { user: { select: { id: true, name: true, image: true } } },
  });
  // An admin manages channels without being named as one who does.
  await passOnChannels(tx, workspaceId);
  await revokeInvites(tx, workspaceId, userId, (invited) => !canInviteAs(role, invited));
  await announce(tx, workspaceId, userId);
  return membership;
}

/** Takes a member out of the workspace and its channels; everyone but the last owner may leave by themselves. */
export async function removeMember(actor: Actor, workspaceId: string, userId: string): Promise<void> {
  await accessWorkspace(actor, workspaceId, "workspace.read");
  await transaction(async (tx) => {
    await expelMember(tx, actor, workspaceId, userId);
    if (userId === actor.userId) return;
    const entry = { workspaceId, actorId: actor.userId, subjectId: userId };
    await recordAudit(tx, { ...entry, action: "member.remove" });
  });
}

/** As `removeMember`, along with what else `tx` writes; the audit entry is the caller's. */
export async function expelMember(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  userId: string,
): Promise<void> {
  const { mine, theirs } = await lockRoles(tx, workspaceId, actor, userId);
  if (userId !== actor.userId && !canRemove(mine, theirs)) {
    throw new AppError("forbidden", "Your role in this workspace doesn't allow that.");
  }
  await assertOwnerRemains(tx, workspaceId, userId);
  if (userId !== actor.userId) await rememberRemoval(tx, workspaceId, userId);
  await dropMembership(tx, workspaceId, userId, actor.userId);
}

/**
 * Takes a member out of the workspace and its channels; whether that is allowed is the caller's to check.
 * @param actorId who does it: somebody else, or the member
 */
export async function dropMembership(
  tx: Transaction,
  workspaceId: string,
  userId: string,
  actorId: string,
): Promise<void> {
  await tx.membership.delete({ where: { workspaceId_userId: { workspaceId, userId } } });
  await tx.channelMember.deleteMany({ where: { userId, channel: { workspaceId } } });
  await passOnChannels(tx, workspaceId);
  await revokeInvites(tx, workspaceId, userId, () => true);
  const by = { workspaceId, channelId: null, actorId, payload: {} };
  await recordForWebhooks(tx, [{ event: "person.left", object: { type: "person", id: userId }, ...by }]);
  await announce(tx, workspaceId, userId);
}

/** By the database's clock, which also says when an invite was made. */
async function rememberRemoval(tx: Transaction, workspaceId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO removals (workspace_id, user_id, removed_at) VALUES (${workspaceId}::uuid, ${userId}::uuid, clock_timestamp())
    ON CONFLICT (workspace_id, user_id) DO UPDATE SET removed_at = EXCLUDED.removed_at`;
}

/**
 * Reads the roles of the actor and of a member and locks the workspace's members until the transaction ends, so that
 * nobody acts by a role that they have just lost.
 */
async function lockRoles(tx: Transaction, workspaceId: string, actor: Actor, userId: string) {
  await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.membership.findMany({
    where: { workspaceId, userId: { in: [actor.userId, userId] } },
    select: { userId: true, role: true },
  });
  const mine = found.find((member) => member.userId === actor.userId)?.role;
  const theirs = found.find((member) => member.userId === userId)?.role;
  if (!mine) throw notFound("workspace");
  if (!theirs) throw notFound("member");
  return { mine, theirs };
}

async function assertOwnerRemains(tx: Transaction, workspaceId: string, userId: string): Promise<void> {
  const other = await tx.membership.findFirst({
    where: { workspaceId, role: "OWNER", userId: { not: userId } },
  });
  if (!other) throw new AppError("conflict", "A workspace needs an owner: make another member one first.");
}

/** Makes the longest-standing member the manager of each private channel whose last manager has left. */
async function passOnChannels(tx: Transaction, workspaceId: string): Promise<void> {
  const promoted = await tx.$queryRaw<{ userId: string }[]>`
    UPDATE channel_members SET role = 'MANAGER' WHERE (channel_id, user_id) IN (
      SELECT DISTINCT ON (m.channel_id) m.channel_id, m.user_id
      FROM channel_members m JOIN channels c ON c.id = m.channel_id
      WHERE c.workspace_id = ${workspaceId}::uuid AND c.visibility = 'PRIVATE' AND NOT EXISTS (
        SELECT FROM channel_members o
        LEFT JOIN memberships w ON w.workspace_id = c.workspace_id AND w.user_id = o.user_id
        WHERE o.channel_id = c.id AND (o.role = 'MANAGER' OR w.role IN ('OWNER', 'ADMIN')))
      ORDER BY m.channel_id, m.created_at, m.user_id)
    RETURNING user_id AS "userId"`;
  const userIds = [...new Set(promoted.map(({ userId }) => userId))];
  if (userIds.length > 0) await publishControl(tx, { kind: "access", workspaceId, userIds });
}

/** Revokes a member's invites that they could no longer create themselves. */
async function revokeInvites(
  tx: Transaction,
  workspaceId: string,
  userId: string,
  isRevoked: (role: WorkspaceRole) => boolean,
): Promise<void> {
  const roles = (["ADMIN", "MEMBER", "GUEST"] as const).filter(isRevoked);
  await tx.invite.updateMany({
    where: { workspaceId, createdById: userId, revokedAt: null, role: { in: roles } },
    data: { revokedAt: new Date() },
  });
}

/** The nodes first update the person's rooms, then notify everyone in them. */
export async function announce(tx: Transaction, workspaceId: string, userId: string): Promise<void> {
  await publishControl(tx, { kind: "access", workspaceId, userIds: [userId] });
  await publish(tx, workspaceRoom(workspaceId), "member.changed", { workspaceId, userId });
}
