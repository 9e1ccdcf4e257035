import { randomUUID } from "node:crypto";
import "@/lib/people/events";
import type { Actor } from "@/lib/auth/actor";
import { endSessions } from "@/lib/auth/session-store";
import { leaveConversations } from "@/lib/conversations/people/service";
import { type Transaction, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { removeFiles } from "@/lib/files/remove/service";
import { AppError } from "@/lib/http/errors";
import { cancelJob } from "@/lib/jobs/queue";
import { sendMail } from "@/lib/mail/mail";
import { accountDeletedMail } from "@/lib/mail/templates";
import { publishControl, publishWidely } from "@/lib/realtime/publish";
import { userRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { expelMember } from "@/lib/workspaces/members/service";
import { removeWorkspace } from "@/lib/workspaces/service";
import { holdProof, provePerson, refusedField } from "../proof";
import { planDeletion } from "./plan";
import { CLEAR_LEDGER, DELETED_NAME, DELETIONS } from "./tables";

/**
 * Deletes the actor's account, in one transaction; bytes of files follow by a job. What they wrote where others read it
 * stays, under the row of the person, which says nothing of them any more.
 * @param confirmation the password; the name of who has none
 * @throws AppError as `provePerson`; invalid_input where the name is wrong; conflict for the only owner of a workspace with other
 * members, for the last admin of an instance with other people, and for whom GUILDHALL_ADMINS names without mail
 */
export async function deleteAccount(actor: Actor, confirmation: string): Promise<void> {
  const { userId } = actor;
  const proof = await provePerson(actor, confirmation, "confirmation");
  await transaction(async (tx) => {
    await lock(tx, userId);
    await holdProof(tx, actor, proof);
    if (proof.passwordHash === null) await assertNamed(tx, userId, confirmation);
    const plan = await planDeletion(tx, userId);
    assertMayGo(plan);
    await publishAsDeleted(tx, userId);
    for (const { id } of plan.deletedWorkspaces) await removeWorkspace(tx, id);
    for (const { id } of plan.leftWorkspaces) await expelMember(tx, actor, id, userId);
    await leaveConversations(tx, userId);
    await endSessions(tx, { userId });
    // Before its files: an export that is under way can't make one any more.
    await removeRuns(tx, userId);
    await removeFiles(tx, {
      ownerId: userId,
      // Clean-up aborts an upload in parts, which the store knows.
      OR: [
        { status: "PENDING", multipartId: null },
        { purpose: { in: ["AVATAR", "EXPORT", "CHANNEL_EXPORT", "IMPORT", "AI_IMAGE"] } },
      ],
    });
    for (const statement of DELETIONS) await tx.$executeRawUnsafe(statement, userId);
    await clearPerson(tx, userId);
    // The nodes forget what they know of the person's presence and blocks.
    await publishControl(tx, { kind: "person", userIds: [userId] });
  });
}

async function assertNamed(tx: Transaction, userId: string, confirmation: string): Promise<void> {
  const { name } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
  if (confirmation.trim() !== name) throw refusedField("confirmation", "That isn't your name.");
}

/**
 * Two owners, or two admins, who leave at the same moment wait for each other, and so does who joins a workspace that goes
 * with its last member.
 */
async function lock(tx: Transaction, userId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM users WHERE id = ${userId}::uuid OR instance_role = 'ADMIN' OR email = ANY(${[...env().GUILDHALL_ADMINS]})
    ORDER BY id FOR NO KEY UPDATE`;
  await tx.$queryRaw`
    SELECT id FROM workspaces WHERE id IN (SELECT workspace_id FROM memberships WHERE user_id = ${userId}::uuid)
    ORDER BY id FOR UPDATE`;
}

function assertMayGo({
  heldWorkspaces,
  isLastAdmin,
  isNamedAdmin,
}: Awaited<ReturnType<typeof planDeletion>>): void {
  if (heldWorkspaces.length > 0) {
    const names = heldWorkspaces.map(({ name }) => name).join(", ");
    throw new AppError("conflict", `You are the only owner of ${names}. Make another member an owner first.`);
  }
  if (isLastAdmin)
    throw new AppError("conflict", "You are the last admin of this instance. Make somebody else one first.");
  if (isNamedAdmin)
    throw new AppError("conflict", "GUILDHALL_ADMINS names your address. Have it taken out there first.");
}

async function removeRuns(tx: Transaction, userId: string): Promise<void> {
  const own = { startedById: userId, audience: "PERSON" as const };
  const open = await tx.jobRun.findMany({
    where: { ...own, finishedAt: null },
    select: { id: true, name: true },
  });
  for (const { id, name } of open) await cancelJob(tx, name, id);
  await tx.jobRun.deleteMany({ where: own });
}

/** To everyone who has seen the person: their screens show the account as deleted. */
async function publishAsDeleted(tx: Transaction, userId: string): Promise<void> {
  const memberships = await tx.membership.findMany({ where: { userId }, select: { workspaceId: true } });
  const partners = await tx.channelMember.findMany({
    where: { userId: { not: userId }, channel: { workspaceId: null, members: { some: { userId } } } },
    select: { userId: true },
    distinct: ["userId"],
  });
  const to = [
    ...memberships.map(({ workspaceId }) => workspaceRoom(workspaceId)),
    ...partners.map((partner) => userRoom(partner.userId)),
  ];
  if (to.length === 0) return;
  const person = { id: userId, name: DELETED_NAME, image: null, status: null };
  await publishWidely(tx, { to }, "person.updated", person);
}

async function clearPerson(tx: Transaction, userId: string): Promise<void> {
  const { email, name } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  await tx.$executeRawUnsafe(CLEAR_LEDGER, userId);
  await tx.callParticipant.updateMany({ where: { userId }, data: { deviceName: "" } });
  await tx.localMail.deleteMany({ where: { to: email } });
  await tx.invite.deleteMany({ where: { email } });
  await tx.user.update({
    where: { id: userId },
    data: {
      name: DELETED_NAME,
      // Nobody's, so that the address is free for a new account; and random, so that nobody can take it before.
      email: `${randomUUID()}@deleted.invalid`,
      ...{ emailVerified: null, passwordHash: null, image: null, title: "", pronouns: "", bio: "" },
      ...{ instanceRole: "MEMBER" as const, deletedAt: new Date() },
    },
  });
  await sendMail(tx, email, accountDeletedMail({ name }));
  // With nobody left, the instance belongs to whom comes next.
  if ((await tx.user.count({ where: { deletedAt: null } })) === 0) await tx.instanceOwner.deleteMany();
}
