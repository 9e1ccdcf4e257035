import type { QueryClient } from "@tanstack/react-query";
import { channelOf } from "@/components/app/open-channel";
import { inTreeOrder } from "@/components/channels/build-tree";
import { loadParser } from "@/components/messages/markdown-tree";
import { recentPlaces } from "@/components/search/recent-places";
import { meQuery } from "@/lib/accounts/queries";
import { aiChatPath } from "@/lib/ai/sessions/paths";
import { channelsQuery } from "@/lib/channels/queries";
import { restoreQueries } from "@/lib/composition/stored-queries";
import { conversationQuery } from "@/lib/conversations/queries";
import { deviceOwner } from "@/lib/device/owner";
import { noteStoredContact } from "@/lib/realtime/last-contact";
import { channelPath, conversationPath, workspacePath } from "@/lib/workspaces/paths";
import { workspacesQuery } from "@/lib/workspaces/queries";
import { readCookie } from "./read-cookie";

export type RestoredPlace = { userId: string; workspaceId: string; slug: string; path: string };

const WORKSPACE = /^\/w\/([^/]+)/;

/**
 * Fills the cache with what this browser has of the address that was asked for. An address that only leads elsewhere
 * leads to where the person was last. Null where nothing of the workspace is stored.
 */
export async function restorePlace(client: QueryClient, asked: string): Promise<RestoredPlace | null> {
  const userId = deviceOwner();
  if (!userId) return null;
  const [contactAt] = await Promise.all([restoreQueries(client, userId), loadParser()]);
  const workspaces = client.getQueryData(workspacesQuery().queryKey) ?? [];
  const named = WORKSPACE.exec(asked)?.[1];
  const slug = named ?? readCookie("last-workspace");
  const workspace = workspaces.find((one) => one.slug === slug) ?? (named ? undefined : workspaces[0]);
  const channels = workspace && client.getQueryData(channelsQuery(workspace.id).queryKey);
  if (!workspace || !channels || !client.getQueryData(meQuery().queryKey)) return null;

  const isStart = asked === "/" || asked === workspacePath(workspace.slug);
  const path = isStart ? startOf(userId, workspace, channels) : asked;
  const channelId = channelOf(path);
  // The tree has followed what was lost since the messages were stored.
  const isMember =
    channelId && (channels.some(({ id }) => id === channelId) || hasConversation(client, channelId));
  if (isMember) await restoreQueries(client, userId, channelId);
  const chatId = path.split("/").at(-1) ?? "";
  if (path === aiChatPath(workspace.slug, chatId)) await restoreQueries(client, userId, chatId);
  noteStoredContact(contactAt);
  return { userId, workspaceId: workspace.id, slug: workspace.slug, path };
}

const hasConversation = (client: QueryClient, channelId: string): boolean =>
  client.getQueryData(conversationQuery(channelId).queryKey) !== undefined;

type Workspace = { id: string; slug: string };
type Channels = Parameters<typeof inTreeOrder>[0];

function startOf(userId: string, { id, slug }: Workspace, channels: Channels): string {
  const [last] = recentPlaces(userId, id);
  if (last && !channels.some((channel) => channel.id === last)) return conversationPath(slug, last);
  const channelId = last ?? inTreeOrder(channels)[0]?.id;
  return channelId ? channelPath(slug, channelId) : workspacePath(slug);
}
