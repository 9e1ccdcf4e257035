import type { Query, QueryClient, QueryKey } from "@tanstack/react-query";
import { aiSessionKeys } from "@/lib/ai/sessions/keys";
import type { AiChat } from "@/lib/ai/sessions/schema";
import { channelKeys } from "@/lib/channels/queries";
import { conversationKeys } from "@/lib/conversations/queries";
import { type DeviceRecord, readRecords, writeRecords } from "@/lib/device/database";
import { documentCommentKeys } from "@/lib/documents/comments/queries";
import { emojiKeys } from "@/lib/emoji/queries";
import { inboxKeys } from "@/lib/inbox/queries";
import { labelKeys } from "@/lib/labels/queries";
import { messageKeys } from "@/lib/messages/queries";
import type { MessageWindow } from "@/lib/messages/schema";
import { threadKeys } from "@/lib/messages/threads/queries";
import { savedKeys } from "@/lib/saved/queries";
import { taskKeys } from "@/lib/tasks/queries";
import { workspaceKeys } from "@/lib/workspaces/queries";

/** What events keep true while there is a connection, by the first part of the keys. */
const LIVE: ReadonlySet<unknown> = new Set([
  ...["workspaces", "person-settings", "statuses", "inbox-unread", "drafts", "scheduled", "reminders"],
  ...[emojiKeys.own, channelKeys.trees, channelKeys.channels, messageKeys.streams].flat(),
  ...[conversationKeys.lists, conversationKeys.conversations, conversationKeys.receipts].flat(),
  ...[taskKeys.lists, taskKeys.tasks, taskKeys.mine, labelKeys.lists, documentCommentKeys.lists].flat(),
  ...[aiSessionKeys.lists, aiSessionKeys.chats].flat(),
  ...[threadKeys.threads, threadKeys.lists, savedKeys.list, inboxKeys.all].flat(),
]);
/** What a browser stores of its cache for use without a connection, by the first part of the keys. */
const STORED: ReadonlySet<unknown> = new Set([...LIVE, "me", ...workspaceKeys.members]);

/** As many messages of a stream as a page begins with. */
const MESSAGES = 50;
const DELAY_MS = 1_000;
/** Of a page that is open and live, what it shows is stored this often as of then. */
const CONTACT_MS = 30_000;
/** The record of when this browser last had a connection. */
const CONTACT = "contact";

export type StoredQuery = DeviceRecord & { key: QueryKey; data: unknown };

/** What may be much: it is read with its channel or AI chat alone, everything else at once. */
const OF_PLACE: ReadonlySet<unknown> = new Set(
  [
    ...[messageKeys.streams, taskKeys.lists, taskKeys.tasks, documentCommentKeys.lists],
    aiSessionKeys.chats,
  ].flat(),
);
const scopeOf = ([first, placeId]: QueryKey): string => (OF_PLACE.has(first) ? String(placeId) : "");

/** The part that is stored: the newest messages, the first page of a list. Undefined keeps what is stored. */
function partOf({ queryKey, state: { data } }: Query, userId: string): unknown {
  if (queryKey[0] === aiSessionKeys.chats[0]) return ownChat(data as AiChat, userId);
  // Others can end the sharing of theirs, and what was found isn't a list.
  const { list = "mine", q } = (queryKey[0] === aiSessionKeys.lists[0] ? queryKey[2] : {}) as ChatFilter;
  if (list === "shared" || q) return undefined;
  if (queryKey[0] === messageKeys.streams[0]) {
    const window = data as MessageWindow;
    if (window.hasAfter) return undefined;
    const items = window.items.slice(-MESSAGES);
    return { ...window, items, hasBefore: window.hasBefore || items.length < window.items.length };
  }
  const { pages, pageParams } = data as { pages?: unknown[]; pageParams?: unknown[] };
  return pages && pageParams ? { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) } : data;
}

type ChatFilter = { list?: string; q?: string };

/** What was read last of a chat of one's own. */
function ownChat(chat: AiChat, userId: string): AiChat | undefined {
  if (chat.session.owner.id !== userId) return undefined;
  return { ...chat, messages: chat.messages.slice(-MESSAGES) };
}

/** @param liveAt when the query was last known to follow the server's events */
function recordOf(query: Query, userId: string, liveAt = 0): StoredQuery[] {
  const { queryHash: id, queryKey: key, state } = query;
  const data = state.data === undefined ? undefined : partOf(query, userId);
  if (data === undefined) return [];
  const asOf = asOfQuery(query, liveAt);
  return [
    { id, scope: scopeOf(key), usedAt: Date.now(), asOf, size: JSON.stringify(data).length, key, data },
  ];
}

/**
 * From when the content of a query is: while there is a connection events keep most of them true, and then they are as
 * of the last moment of it.
 */
export const asOfQuery = ({ queryKey, state }: Query, liveAt: number): number =>
  LIVE.has(queryKey[0]) && !state.isInvalidated ? Math.max(liveAt, state.dataUpdatedAt) : state.dataUpdatedAt;

export const isStored = ({ queryKey }: Query): boolean => STORED.has(queryKey[0]);

/**
 * Stores what the page shows, and what changes of it, until the returned function is called.
 * @param isLive whether the page has a connection at this moment
 */
export function storeQueries(client: QueryClient, userId: string, isLive: () => boolean): () => void {
  const cache = client.getQueryCache();
  /** With the time up to which each was live. */
  const changed = new Map<Query, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write() {
    clearTimeout(timer);
    timer = undefined;
    // What was removed from the cache meanwhile may be of a channel that was lost.
    const held = [...changed].filter(([query]) => cache.get(query.queryHash) === query);
    const records: DeviceRecord[] = held.flatMap(([query, liveAt]) => recordOf(query, userId, liveAt));
    changed.clear();
    if (isLive()) records.push(contactRecord());
    if (records.length) void writeRecords(userId, "queries", records);
  }
  function note(query: Query) {
    if (!isStored(query)) return;
    changed.set(query, isLive() ? Date.now() : (changed.get(query) ?? 0));
    timer ??= setTimeout(write, DELAY_MS);
  }
  function noteShown() {
    if (isLive()) for (const query of cache.findAll({ type: "active" })) note(query);
  }
  function leave() {
    if (document.visibilityState === "hidden") noteShown();
    write();
  }

  for (const query of cache.getAll()) note(query);
  const unsubscribe = cache.subscribe((event) => {
    // Without a connection, what the page itself changes isn't the server's.
    const hasData =
      event.type === "updated" && event.action.type === "success" && (isLive() || !event.action.manual);
    if (hasData || event.type === "observerAdded" || event.type === "observerRemoved") note(event.query);
  });
  let ticked = Date.now();
  const contact = setInterval(() => {
    // A tab that was frozen doesn't know yet whether it has a connection.
    const isOnTime = Date.now() - ticked < 2 * CONTACT_MS;
    ticked = Date.now();
    if (!isOnTime) return;
    noteShown();
    write();
  }, CONTACT_MS);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", leave);
  return () => {
    write();
    unsubscribe();
    clearInterval(contact);
    removeEventListener("pagehide", leave);
    document.removeEventListener("visibilitychange", leave);
  };
}

function contactRecord(): DeviceRecord {
  const now = Date.now();
  return { id: CONTACT, scope: CONTACT, usedAt: now, asOf: now, size: 0 };
}

/**
 * Puts what is stored into the cache: the messages, tasks and comments of a channel, an AI chat, or without a place
 * everything else.
 * @returns when the browser last had a connection; 0 where that isn't known
 */
export async function restoreQueries(client: QueryClient, userId: string, placeId?: string): Promise<number> {
  const scopes = placeId ? [placeId] : ["", CONTACT];
  let contactAt = 0;
  for (const { id, asOf, key, data } of await readRecords<StoredQuery>(userId, "queries", scopes)) {
    if (id === CONTACT) contactAt = asOf;
    else client.setQueryData(key, data, { updatedAt: asOf });
  }
  return contactAt;
}
