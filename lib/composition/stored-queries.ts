import type { Query, QueryClient, QueryKey } from "@tanstack/react-query";
import { channelKeys } from "@/lib/channels/queries";
import { conversationKeys } from "@/lib/conversations/queries";
import { clearStore, type DeviceRecord, readScopes, removeRecord, writeRecords } from "@/lib/device/database";
import { inboxKeys } from "@/lib/inbox/queries";
import { labelKeys } from "@/lib/labels/queries";
import { messageKeys } from "@/lib/messages/queries";
import type { MessageWindow } from "@/lib/messages/schema";
import { threadKeys } from "@/lib/messages/threads/queries";
import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { savedKeys } from "@/lib/saved/queries";
import { taskKeys } from "@/lib/tasks/queries";
import { workspaceKeys } from "@/lib/workspaces/queries";

/** What a browser stores of its cache for use without a connection, by the first part of the keys. */
const STORED: ReadonlySet<unknown> = new Set([
  ...["me", "workspaces", "person-settings", "statuses", "inbox-unread", "drafts", "scheduled", "reminders"],
  ...["emoji"],
  ...[channelKeys.trees, channelKeys.channels, messageKeys.streams].flat(),
  ...[conversationKeys.lists, conversationKeys.conversations, conversationKeys.receipts].flat(),
  ...[taskKeys.lists, labelKeys.lists].flat(),
  ...[workspaceKeys.members, threadKeys.threads, threadKeys.lists, savedKeys.list, inboxKeys.all].flat(),
]);

/** As many messages of a stream as a page begins with. */
const MESSAGES = 50;
const DELAY_MS = 1_000;
/** Of a page that is open and live, the time at which it was so is stored this often. */
const CONTACT_MS = 30_000;
/** The record of when this browser last had a connection. */
const CONTACT = "contact";

type StoredQuery = DeviceRecord & { key: QueryKey; data: unknown; updatedAt: number };

/** What may be much: it is read with its channel alone, everything else at once. */
const OF_CHANNEL: ReadonlySet<unknown> = new Set([messageKeys.streams, taskKeys.lists].flat());
const scopeOf = ([first, channelId]: QueryKey): string => (OF_CHANNEL.has(first) ? String(channelId) : "");

/** The part that is stored: the newest messages, the first page of a list. Undefined keeps what is stored. */
function partOf({ queryKey, state: { data } }: Query): unknown {
  if (queryKey[0] === messageKeys.streams[0]) {
    const window = data as MessageWindow;
    if (window.hasAfter) return undefined;
    const items = window.items.slice(-MESSAGES);
    return { ...window, items, hasBefore: window.hasBefore || items.length < window.items.length };
  }
  const { pages, pageParams } = data as { pages?: unknown[]; pageParams?: unknown[] };
  return pages && pageParams ? { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) } : data;
}

function recordOf(query: Query): StoredQuery[] {
  const { queryHash: id, queryKey: key, state } = query;
  const data = state.data === undefined ? undefined : partOf(query);
  if (data === undefined) return [];
  return [{ id, scope: scopeOf(key), usedAt: Date.now(), key, data, updatedAt: state.dataUpdatedAt }];
}

/**
 * Stores what the page shows, and what changes of it, until the returned function is called.
 * @param isLive whether the page has a connection at this moment
 */
export function storeQueries(client: QueryClient, userId: string, isLive: () => boolean): () => void {
  const cache = client.getQueryCache();
  const changed = new Set<Query>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write() {
    clearTimeout(timer);
    timer = undefined;
    // What was removed from the cache meanwhile may be of a channel that was lost.
    const held = [...changed].filter((query) => cache.get(query.queryHash) === query);
    const records: DeviceRecord[] = held.flatMap(recordOf);
    changed.clear();
    if (isLive()) records.push(contactRecord());
    if (records.length) void writeRecords(userId, "queries", records);
  }
  function note(query: Query) {
    if (!STORED.has(query.queryKey[0])) return;
    changed.add(query);
    timer ??= setTimeout(write, DELAY_MS);
  }

  for (const query of cache.getAll()) note(query);
  const unsubscribe = cache.subscribe((event) => {
    const hasData = event.type === "updated" && event.action.type === "success";
    if (hasData || event.type === "observerAdded") note(event.query);
  });
  const contact = setInterval(write, CONTACT_MS);
  addEventListener("pagehide", write);
  document.addEventListener("visibilitychange", write);
  return () => {
    write();
    unsubscribe();
    clearInterval(contact);
    removeEventListener("pagehide", write);
    document.removeEventListener("visibilitychange", write);
  };
}

/** Lists of what stands in any channel, with its words. */
const LISTS: ReadonlySet<unknown> = new Set([threadKeys.lists, savedKeys.list, inboxKeys.all].flat());

/**
 * Drops what is stored of lost channels, and of any where it isn't known which: all but what the page holds of others.
 * Lists are stored again when they have been read again.
 */
async function dropLost(client: QueryClient, userId: string, lost: readonly string[] | undefined) {
  await clearStore(userId, "queries");
  const isLost = (key: QueryKey) => LISTS.has(key[0]) || key.some((part) => lost?.includes(part as string));
  const kept = client.getQueryCache().findAll({
    predicate: ({ queryKey }) => STORED.has(queryKey[0]) && !isLost(queryKey),
  });
  const contact = contactRecord();
  await writeRecords(userId, "queries", [...kept.flatMap(recordOf), contact]);
  if (!lost) return clearStore(userId, "documents");
  await Promise.all(lost.map((id) => removeRecord(userId, "documents", id)));
}

/** What is stored follows what the person may see. */
export function bindStored({ socket, client, userId }: CacheBinding) {
  socket.on("access.changed", ({ channels }) => {
    if (channels?.lost.length !== 0) void dropLost(client, userId, channels?.lost);
  });
}

const contactRecord = (): DeviceRecord => ({ id: CONTACT, scope: CONTACT, usedAt: Date.now() });

/**
 * Puts what is stored into the cache: the messages and tasks of a channel, or without one everything else.
 * @returns when the browser last had a connection; 0 where that isn't known
 */
export async function restoreQueries(
  client: QueryClient,
  userId: string,
  channelId?: string,
): Promise<number> {
  const scopes = channelId ? [channelId] : ["", CONTACT];
  let contactAt = 0;
  for (const { id, usedAt, key, data, updatedAt } of await readScopes<StoredQuery>(
    userId,
    "queries",
    scopes,
  )) {
    if (id === CONTACT) contactAt = usedAt;
    else client.setQueryData(key, data, { updatedAt });
  }
  return contactAt;
}
