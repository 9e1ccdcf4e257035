import "@/lib/notifications/events";
import type { Actor } from "@/lib/auth/actor";
import { accessChannel } from "@/lib/channels/access";
import type { NotificationLevel } from "@/lib/channels/notification-level";
import { db, transaction } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { accessWorkspace } from "@/lib/workspaces/access";
import type { WorkspaceLevel } from "../schema";

type ChannelSetting = { level: NotificationLevel | null; isMuted: boolean };

/** The actor's notification preference in one channel. */
export async function setChannelNotifications(
  actor: Actor,
  channelId: string,
  setting: ChannelSetting,
): Promise<ChannelSetting> {
  await accessChannel(actor, channelId, "channel.read");
  const { userId } = actor;
  await transaction(async (tx) => {
    await tx.channelPreference.upsert({
      where: { userId_channelId: { userId, channelId } },
      create: { userId, channelId, ...setting },
      update: setting,
    });
    await publish(tx, userRoom(userId), "notifications.changed", { channelId, ...setting });
  });
  return setting;
}

/** The actor's default notification preference in a workspace's channels. */
export async function setWorkspaceNotifications(
  actor: Actor,
  workspaceId: string,
  level: NotificationLevel,
): Promise<{ level: NotificationLevel }> {
  await accessWorkspace(actor, workspaceId, "workspace.read");
  const { userId } = actor;
  await db().workspacePreference.upsert({
    where: { userId_workspaceId: { userId, workspaceId } },
    create: { userId, workspaceId, level },
    update: { level },
  });
  return { level };
}

/** The actor's default notification preference in each of their workspaces. */
export async function listWorkspaceNotifications({ userId }: Actor): Promise<WorkspaceLevel[]> {
  const memberships = await db().membership.findMany({
    where: { userId },
    orderBy: { workspaceId: "asc" },
    select: { workspace: { select: { id: true, name: true, preferences: { where: { userId } } } } },
  });
  return memberships.map(({ workspace: { id, name, preferences } }) => ({
    id,
    name,
    level: preferences[0]?.level ?? "MENTIONS",
  }));
}
