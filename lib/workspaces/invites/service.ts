import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { hashToken } from "@/lib/auth/tokens";
import { db, type Transaction, transaction } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, toPage } from "@/lib/http/pagination";
import { take } from "@/lib/http/rate-limit";
import { finishItems } from "@/lib/inbox/finish/service";
import { addInboxItem } from "@/lib/inbox/service";
import { sendMail } from "@/lib/mail/mail";
import { readableAddress } from "@/lib/mail/readable-address";
import { inviteMail } from "@/lib/mail/templates";
import type { WorkspaceRole } from "@/lib/permissions";
import { readWorkspaceSettings } from "@/lib/settings/store";
import { accessWorkspace } from "../access";
import { canInviteAs, mayInvite } from "../policy";
import type { NewInvite } from "../schema";
import { inviteToken, inviteUrl, storedInviteUrl } from "./link";

/** A link that ends sooner isn't handed out any more. */
const LEAST_LEFT_MS = 24 * 60 * 60 * 1000;

const OPEN_LINK = { role: "MEMBER", maxUses: null } as const;

const withCreator = { createdBy: { select: { id: true, name: true, image: true } } } as const;

/** Invites that can still be accepted, newest first. */
export async function listInvites(
  actor: Actor,
  workspaceId: string,
  query: { cursor?: string; limit: number },
) {
  const { role } = await accessWorkspace(actor, workspaceId, "invite.list");
  const before = cursorId(query.cursor);
  const rows = await db().invite.findMany({
    where: {
      workspaceId,
      revokedAt: null,
      expires: { gt: new Date() },
      OR: [{ maxUses: null }, { uses: { lt: db().invite.fields.maxUses } }],
      ...(before && { id: { lt: before } }),
    },
    orderBy: { id: "desc" },
    take: query.limit + 1,
    include: withCreator,
  });
  const shown = rows.map((invite) => ({
    ...toInvite(invite),
    url: invite.email === null && canInviteAs(role, invite.role) ? storedInviteUrl(invite) : null,
  }));
  return toPage(shown, query.limit, (invite) => invite.id);
}

const toInvite = <I extends { email: string | null }>(invite: I): I => ({
  ...invite,
  email: invite.email && readableAddress(invite.email),
});

/** The actor's own link by which any number of people join as members: the one that lasts longest, or a new one. */
export async function openInviteLink(actor: Actor, workspaceId: string) {
  await accessWorkspace(actor, workspaceId, "invite.create");
  return transaction(async (tx) => {
    const now = await holdInviter(tx, actor, workspaceId, "MEMBER");
    return (
      (await findOpenLink(tx, actor, workspaceId)) ??
      (await insertInvite(tx, actor, workspaceId, { ...OPEN_LINK, expiresInHours: 24 * 7 }, now))
    );
  });
}

async function findOpenLink(tx: Transaction, actor: Actor, workspaceId: string) {
  const open = await tx.invite.findMany({
    where: {
      ...{ ...OPEN_LINK, workspaceId, createdById: actor.userId, email: null },
      ...{ revokedAt: null, expires: { gt: new Date(Date.now() + LEAST_LEFT_MS) } },
    },
    orderBy: { expires: "desc" },
    take: 10,
    include: withCreator,
  });
  for (const invite of open) {
    const url = storedInviteUrl(invite);
    if (url) return { ...toInvite(invite), url };
  }
  return null;
}

/** Makes an invite. With an address the link is mailed there and good for it alone. */
export async function createInvite(actor: Actor, workspaceId: string, input: z.output<typeof NewInvite>) {
  const workspace = await accessWorkspace(actor, workspaceId, "invite.create");
  assertMayInvite(workspace.role, input.role);
  const { email } = input;
  if (email) await limitMails(actor, email);
  return transaction(async (tx) => {
    const now = await holdInviter(tx, actor, workspaceId, input.role);
    const invite = await insertInvite(tx, actor, workspaceId, input, now);
    if (email) {
      const content = { workspaceName: workspace.name, inviterName: actor.name, url: invite.url };
      await tellInvited(tx, actor, { id: invite.id, workspaceId, email }, inviteMail(content));
    }
    return invite;
  });
}

/**
 * Locks the inviter's membership until commit: a member who is losing their role concurrently must not leave an invite
 * behind, and two requests for their link must not make two.
 * @returns the time by the clock of removals, which an invite is compared with
 */
async function holdInviter(tx: Transaction, actor: Actor, workspaceId: string, role: WorkspaceRole) {
  const [held] = await tx.$queryRaw<{ role: WorkspaceRole; now: Date }[]>`
    SELECT role, clock_timestamp() AS now FROM memberships
    WHERE workspace_id = ${workspaceId}::uuid AND user_id = ${actor.userId}::uuid FOR NO KEY UPDATE`;
  if (!held) throw notFound("workspace");
  const { membersInvite } = await readWorkspaceSettings(workspaceId, tx);
  if (!mayInvite(held.role, membersInvite)) throw mayNotInvite();
  assertMayInvite(held.role, role);
  return held.now;
}

async function insertInvite(
  tx: Transaction,
  actor: Actor,
  workspaceId: string,
  { expiresInHours, ...input }: z.output<typeof NewInvite>,
  createdAt: Date,
) {
  const id = uuidv7();
  const invite = await tx.invite.create({
    data: {
      ...input,
      id,
      workspaceId,
      createdById: actor.userId,
      createdAt,
      tokenHash: hashToken(inviteToken(id)),
      expires: new Date(Date.now() + expiresInHours * 60 * 60 * 1000),
    },
    include: withCreator,
  });
  await recordAudit(tx, {
    workspaceId,
    actorId: actor.userId,
    action: "invite.create",
    details: { inviteId: id, role: invite.role },
  });
  return { ...toInvite(invite), url: inviteUrl(id) };
}

/**
 * By mail, and who has an account with the address already finds the invite in their inbox too. Whoever has blocked the
 * actor hears nothing of it, and the actor nothing of that.
 */
async function tellInvited(
  tx: Transaction,
  actor: Actor,
  { id, email, workspaceId }: { id: string; email: string; workspaceId: string },
  mail: ReturnType<typeof inviteMail>,
): Promise<void> {
  const invited = await tx.user.findFirst({
    where: { email, emailVerified: { not: null } },
    select: {
      id: true,
      memberships: { where: { workspaceId } },
      blocks: { where: { blockedId: actor.userId } },
    },
  });
  if (invited && invited.blocks.length > 0) return;
  await sendMail(tx, email, mail);
  if (!invited || invited.memberships.length > 0) return;
  const item = { kind: "INVITE" as const, key: `invite:${id}`, actorId: actor.userId, workspaceId };
  await addInboxItem(tx, { userId: invited.id, ...item });
}

const mayNotInvite = () =>
  new AppError("forbidden", "In this workspace owners and admins invite people. Ask one of them.");

function assertMayInvite(mine: WorkspaceRole, role: WorkspaceRole): void {
  if (!canInviteAs(mine, role)) throw new AppError("forbidden", "Nobody invites to a role above their own.");
}

/** Names of people and workspaces are free text: without a limit anyone could have us mail what they like to anybody. */
async function limitMails(actor: Actor, email: string): Promise<void> {
  await take(`mail:invite:by:${actor.userId}`, 50, 60 * 60);
  await take(`mail:invite:to:${email}`, 5, 15 * 60);
}

/** Revoking again changes nothing. */
export async function revokeInvite(actor: Actor, workspaceId: string, inviteId: string): Promise<void> {
  await accessWorkspace(actor, workspaceId, "invite.revoke");
  const invite = await db().invite.findFirst({ where: { id: inviteId, workspaceId } });
  if (!invite) throw notFound("invite");
  if (invite.revokedAt) return;
  await transaction(async (tx) => {
    const { count } = await tx.invite.updateMany({
      where: { id: inviteId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    const details = { inviteId, role: invite.role };
    const entry = { workspaceId, actorId: actor.userId, details };
    if (count === 0) return;
    await recordAudit(tx, { ...entry, action: "invite.revoke" });
    const invited = await tx.user.findMany({ where: { email: invite.email ?? "" }, select: { id: true } });
    await finishItems(
      tx,
      `invite:${inviteId}`,
      invited.map(({ id }) => id),
    );
  });
}
