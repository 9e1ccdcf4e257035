import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { aiSessionKeys } from "@/lib/ai/sessions/keys";
import type { AiChat } from "@/lib/ai/sessions/schema";
import { channelKeys } from "@/lib/channels/queries";
import { conversationKeys } from "@/lib/conversations/queries";
import { type DeviceRecord, readRecords, removeRecords } from "@/lib/device/database";
import { emojiKeys } from "@/lib/emoji/queries";
import { labelKeys } from "@/lib/labels/queries";
import { messageKeys } from "@/lib/messages/queries";
import { threadKeys } from "@/lib/messages/threads/queries";
import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { resolveReferences } from "@/lib/references/queries";
import { taskKeys } from "@/lib/tasks/queries";
import { workspaceKeys, workspacesQuery } from "@/lib/workspaces/queries";
import { isStored, type StoredQuery } from "./stored-queries";

/** Keys whose second part is a channel: nothing else in them is of another one that the person needs to see. */
const OF_ONE_CHANNEL: ReadonlySet<unknown> = new Set(
  [
    ...[messageKeys.streams, channelKeys.channels, taskKeys.lists, taskKeys.tasks, labelKeys.lists],
    ...[conversationKeys.conversations, conversationKeys.receipts],
  ].flat(),
);
/** Lists whose items are channels. */
const OF_CHANNELS: ReadonlySet<unknown> = new Set([channelKeys.trees, conversationKeys.lists].flat());
/** Keys whose second part is a workspace. */
const OF_WORKSPACES: ReadonlySet<unknown> = new Set([
  ...[emojiKeys.own, channelKeys.trees, workspaceKeys.members, threadKeys.lists, aiSessionKeys.lists].flat(),
]);
/** The workspace that a query is of; null where that isn't said. */
function workspaceOf([first, second]: QueryKey, data: unknown): unknown {
  if (first === aiSessionKeys.chats[0]) return (data as AiChat).session.workspaceId;
  return OF_WORKSPACES.has(first) ? second : null;
}

/** The channels that a query has names or words of. */
function channelsOf(key: QueryKey, data: unknown): Set<string> {
  if (OF_ONE_CHANNEL.has(key[0])) return new Set([String(key[1])]);
  const found = new Set<string>();
  collect(data, OF_CHANNELS.has(key[0]), found);
  return found;
}

/** In all lists, whatever their form: `channelId`, or a `channel` with its id. */
function collect(value: unknown, isChannel: boolean, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, isChannel, found);
  else if (value && typeof value === "object") {
    const { id, channelId } = value as { id?: unknown; channelId?: unknown };
    if (isChannel && typeof id === "string") found.add(id);
    if (typeof channelId === "string") found.add(channelId);
    for (const [name, part] of Object.entries(value))
      collect(part, name === "channel" || (isChannel && LIST_PARTS.has(name)), found);
  }
}
/** What a list of several pages consists of. */
const LIST_PARTS: ReadonlySet<string> = new Set(["pages", "items"]);

/** Drops what has names or words of lost channels from the device, and from this page's cache what isn't on screen. */
async function dropLost(client: QueryClient, userId: string, lost: ReadonlySet<string>) {
  const isLost = (key: QueryKey, data: unknown) => [...channelsOf(key, data)].some((id) => lost.has(id));
  for (const query of client.getQueryCache().findAll({ predicate: isStored })) {
    if (!isLost(query.queryKey, query.state.data)) continue;
    if (query.isActive()) void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    else client.getQueryCache().remove(query);
  }
  const records = await readRecords<StoredQuery>(userId, "queries");
  const ids = records.filter(({ key, data }) => key && isLost(key, data)).map(({ id }) => id);
  await removeRecords(userId, "queries", ids);
  await removeRecords(userId, "documents", [...lost]);
}

/** Asks the server which of the stored channels the person can still read, and drops all of the others. */
export async function dropUnreadable(client: QueryClient, userId: string): Promise<void> {
  const queries = await readRecords<StoredQuery>(userId, "queries");
  const documents = await readRecords<DeviceRecord>(userId, "documents");
  const channels = new Set(documents.map(({ id }) => id));
  for (const { key, data } of queries) if (key) for (const id of channelsOf(key, data)) channels.add(id);
  const ids = [...channels];
  const found = await resolveReferences(ids.map((id) => ({ type: "channel", id })));
  const lost = new Set(ids.filter((_, at) => !found[at]?.isVisible));
  if (lost.size > 0) await dropLost(client, userId, lost);

  const workspaces = client.getQueryData(workspacesQuery().queryKey);
  const isGone = ({ key, data }: StoredQuery) => {
    const workspaceId = key && workspaceOf(key, data);
    return workspaces && workspaceId && !workspaces.some(({ id }) => id === workspaceId);
  };
  await removeRecords(
    userId,
    "queries",
    queries.filter(isGone).map(({ id }) => id),
  );
}

/** What is stored follows what the person may see. */
export function bindStored({ socket, client, userId }: CacheBinding) {
  // Where it fails, the next page asks.
  const check = () => void dropUnreadable(client, userId).catch(() => {});
  socket.on("access.changed", ({ channels }) => {
    if (!channels) check();
    else if (channels.lost.length > 0) void dropLost(client, userId, new Set(channels.lost));
  });
  socket.on("server.resynchronized", check);
}
