import type { Actor } from "@/lib/auth/actor";
import { hashToken } from "@/lib/auth/tokens";
import { applyTwoFactorPolicy } from "@/lib/auth/two-factor-policy";
import { startAsRead } from "@/lib/channels/members/service";
import { db, type Transaction, transaction } from "@/lib/db";
import { record } from "@/lib/events/record";
import { AppError, notFound } from "@/lib/http/errors";
import { finishItems } from "@/lib/inbox/finish/service";
import { announce } from "../../members/service";
import type { Workspace } from "../../schema";
import { getWorkspace } from "../../service";

type Terms = { revokedAt: Date | null; expires: Date; maxUses: number | null; uses: number };

/** The part of an invite that the holder of its link may see before joining. */
export async function previewInvite(actor: Actor | null, token: string) {
  const invite = await db().invite.findUnique({
    where: { tokenHash: hashToken(token) },
    include: {
      createdBy: { select: { name: true } },
      workspace: { select: { id: true, name: true, slug: true, _count: { select: { memberships: true } } } },
    },
  });
  if (!invite) throw notFound("invite");
  const { id, name, slug, _count } = invite.workspace;
  const isMember = actor !== null && (await isIn(db(), id, actor.userId));
  if (!isMember) assertOpen(invite);
  if (actor && !isMember) await assertMadeSinceRemoval(db(), invite, actor.userId);
  return {
    workspace: { name, slug },
    invitedBy: invite.createdBy.name,
    memberCount: _count.memberships,
    isMember,
  };
}

/**
 * Joins the workspace of an invite. A member gets in without using the invite up.
 * @throws AppError conflict when the invite is no longer valid, forbidden when it is for another address or older than
 * the actor's removal
 */
export async function acceptInvite(actor: Actor, token: string): Promise<Workspace> {
  const invite = await db().invite.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { id: true },
  });
  if (!invite) throw notFound("invite");
  return acceptInviteById(actor, invite.id);
}

/** The same for an invite that came into the actor's inbox; that it did is the caller's to check. */
export async function acceptInviteById(actor: Actor, inviteId: string): Promise<Workspace> {
  const workspaceId = await transaction(async (tx) => {
    // Concurrent acceptances of one invite wait here for each other: its uses are counted one by one.
    await tx.$queryRaw`SELECT id FROM invites WHERE id = ${inviteId}::uuid FOR UPDATE`;
    const invite = await tx.invite.findUnique({ where: { id: inviteId } });
    if (!invite) throw notFound("invite");
    await finishItems(tx, `invite:${inviteId}`, [actor.userId]);
    if (await isIn(tx, invite.workspaceId, actor.userId)) return invite.workspaceId;
    assertOpen(invite);
    await assertMadeSinceRemoval(tx, invite, actor.userId);
    if (invite.email) await assertIsFor(tx, invite.email, actor);
    const [membership] = await tx.membership.createManyAndReturn({
      data: { workspaceId: invite.workspaceId, userId: actor.userId, role: invite.role },
      skipDuplicates: true,
    });
    // Through another invite at the same moment.
    if (!membership) return invite.workspaceId;
    await applyTwoFactorPolicy(tx, { userId: actor.userId, workspaceId: invite.workspaceId });
    await tx.invite.update({ where: { id: invite.id }, data: { uses: { increment: 1 } } });
    await startInWorkspace(tx, invite.workspaceId, actor.userId);
    await record(tx, {
      ...{ event: "person.joined", object: { type: "person", id: actor.userId } },
      ...{ workspaceId: invite.workspaceId, channelId: null, actorId: actor.userId },
      payload: { membershipId: membership.id, inviterId: invite.createdById },
    });
    return invite.workspaceId;
  });
  return getWorkspace(actor, workspaceId);
}

async function isIn(tx: Transaction, workspaceId: string, userId: string): Promise<boolean> {
  return (await tx.membership.count({ where: { workspaceId, userId } })) > 0;
}

function assertOpen({ revokedAt, expires, maxUses, uses }: Terms): void {
  const refuse = (why: string) => new AppError("conflict", `This invite ${why}. Ask for a new one.`);
  if (revokedAt) throw refuse("was revoked");
  if (expires <= new Date()) throw refuse("has expired");
  if (maxUses !== null && uses >= maxUses) throw refuse("has been used up");
}

/** A removed person doesn't come back by a link from before: somebody has to invite them again. */
async function assertMadeSinceRemoval(
  tx: Transaction,
  { workspaceId, createdAt }: { workspaceId: string; createdAt: Date },
  userId: string,
): Promise<void> {
  const removal = await tx.removal.findUnique({ where: { workspaceId_userId: { workspaceId, userId } } });
  if (!removal || createdAt > removal.removedAt) return;
  throw new AppError(
    "forbidden",
    "You were removed from this workspace. Ask someone there for a new invite.",
  );
}

/** The address must be proven as well: anybody could register with it. */
async function assertIsFor(tx: Transaction, email: string, actor: Actor): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { email: true } });
  if (user.email !== email) throw new AppError("forbidden", "This invite is for another e-mail address.");
  if (!actor.emailVerified) {
    throw new AppError("forbidden", "Verify your e-mail address first, then open the invite again.");
  }
}

/** What a new member begins with: the channels as read, and their rooms. */
export async function startInWorkspace(tx: Transaction, workspaceId: string, userId: string): Promise<void> {
  const channels = await tx.channel.findMany({ where: { workspaceId }, select: { id: true } });
  await startAsRead(
    tx,
    channels.map(({ id }) => id),
    userId,
  );
  await announce(tx, workspaceId, userId);
}
