import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getInboxItemContract, getUnreadContract, listInboxContract } from "./contract";
import type { InboxFilter } from "./schema";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const inboxKeys = { all: ["inbox"] } as const;

/** Live: refetched with each event of my inbox. */
export const inboxQuery = (filter: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: [...inboxKeys.all, filter],
    queryFn: ({ pageParam }) =>
      call(listInboxContract, { query: { filter, limit: 50, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });

/** One item, which no loaded list needs to have. Live, as the lists are. */
export const inboxItemQuery = (itemId: string) =>
  queryOptions({
    queryKey: [...inboxKeys.all, "item", itemId],
    queryFn: () => call(getInboxItemContract, { params: { itemId } }),
  });

/** How much is unread, by kind. Events carry it. */
export const unreadQuery = () =>
  queryOptions({
    queryKey: ["inbox-unread"],
    queryFn: () => call(getUnreadContract),
    staleTime: Number.POSITIVE_INFINITY,
  });
