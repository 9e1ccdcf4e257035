import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { patchQueries } from "@/lib/http/patch-queries";
import type { Message } from "@/lib/messages/schema";
import { getConversationContract, listConversationsContract, listReceiptsContract } from "./contract";
import type { Conversation, ConversationPlace } from "./schema";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const conversationKeys = {
  lists: ["conversations"],
  conversations: ["conversation"],
  receipts: ["receipts"],
} as const;

type Page = { items: Conversation[]; nextCursor: string | null };
type Pages = InfiniteData<Page, unknown>;

/** My conversations, the latest first. Live. */
export const conversationsQuery = (place: ConversationPlace = "LISTED") =>
  infiniteQueryOptions({
    queryKey: [...conversationKeys.lists, place],
    queryFn: ({ pageParam }) =>
      call(listConversationsContract, {
        query: { place, limit: 30, ...(pageParam && { cursor: pageParam }) },
      }),
    initialPageParam: "",
    getNextPageParam: (last: Page) => last.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const conversationQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...conversationKeys.conversations, channelId],
    queryFn: () => call(getConversationContract, { params: { channelId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** How far the others have received and read. Live. */
export const receiptsQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...conversationKeys.receipts, channelId],
    queryFn: async () => (await call(listReceiptsContract, { params: { channelId } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Changes a conversation wherever it is held. Says whether a list does. */
export function patchConversation(
  client: QueryClient,
  channelId: string,
  change: (conversation: Conversation) => Partial<Conversation>,
): boolean {
  const patch = (it: Conversation) => (it.id === channelId ? { ...it, ...change(it) } : it);
  const isHeld = ({ pages }: Pages) => pages.some(({ items }) => items.some(({ id }) => id === channelId));
  patchQueries<Pages>(client, conversationKeys.lists, (list) =>
    isHeld(list)
      ? { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(patch) })) }
      : list,
  );
  patchQueries(client, conversationQuery(channelId).queryKey, patch);
  const lists = client.getQueriesData<Pages>({ queryKey: conversationKeys.lists });
  return lists.some(([, list]) => list && isHeld(list));
}

/** A new message moves its conversation to the top of the list. Says whether the list holds it. */
export function receiveInConversation(client: QueryClient, userId: string, message: Message): boolean {
  if (message.threadId) return patchConversation(client, message.channelId, () => ({}));
  const { author, body, kind, createdAt } = message;
  const lastMessage = { author, body: body.slice(0, 200), kind, createdAt, isDeleted: false };
  const isFound = patchConversation(client, message.channelId, ({ lastSeq, readSeq }) => ({
    ...(message.seq > lastSeq && { lastSeq: message.seq, lastMessage, activeAt: createdAt }),
    ...(author.id === userId && { readSeq: Math.max(readSeq, message.seq) }),
  }));
  patchQueries<Pages>(client, conversationsQuery().queryKey, (list) => toTop(list, message.channelId));
  return isFound;
}

function toTop(data: Pages, channelId: string): Pages {
  const found = data.pages.flatMap(({ items }) => items).find(({ id }) => id === channelId);
  if (!found || data.pages[0]?.items[0]?.id === channelId) return data;
  const pages = data.pages.map(({ items, nextCursor }, index) => {
    const rest = items.filter(({ id }) => id !== channelId);
    return { items: index === 0 ? [found, ...rest] : rest, nextCursor };
  });
  return { ...data, pages };
}

export function refreshConversations(client: QueryClient) {
  void client.invalidateQueries({ queryKey: conversationKeys.lists });
  void client.invalidateQueries({ queryKey: conversationKeys.conversations });
}
