import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { AppError, notFound } from "@/lib/http/errors";
import { followThread } from "@/lib/messages/threads/service";
import { setChannelNotifications } from "@/lib/notifications/preferences/service";
import { acceptInviteById } from "@/lib/workspaces/invites/acceptance/service";
import type { Workspace } from "@/lib/workspaces/schema";
import { getInboxItem } from "../service";

/** Mutes the thread that an item comes from, else its channel, or takes that back. A muted thread isn't followed. */
export async function muteInboxItem(actor: Actor, itemId: string, isMuted: boolean): Promise<void> {
  const { channel, threadId } = await getInboxItem(actor, itemId);
  if (!channel) throw new AppError("conflict", "This comes from no channel that could be muted.");
  if (threadId) {
    await followThread(actor, threadId, !isMuted);
    return;
  }
  const before = await db().channelPreference.findUnique({
    where: { userId_channelId: { userId: actor.userId, channelId: channel.id } },
    select: { level: true },
  });
  await setChannelNotifications(actor, channel.id, { level: before?.level ?? null, isMuted });
}

/** Joins the workspace of an invite in my inbox, which is done then. */
export async function acceptInboxInvite(actor: Actor, itemId: string): Promise<Workspace> {
  const item = await db().inboxItem.findFirst({
    where: { id: itemId, userId: actor.userId, kind: "INVITE" },
    select: { key: true },
  });
  if (!item) throw notFound("invite");
  return acceptInviteById(actor, item.key.replace("invite:", ""));
}
