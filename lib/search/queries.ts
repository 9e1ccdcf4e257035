import { infiniteQueryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { localZone } from "@/lib/time/wall-clock";
import { searchContract } from "./contract";
import type { SearchScope } from "./schema";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const searchKeys = { results: ["search"] } as const;

/** Where to search: the ids that the scope and the wider ones need. */
export type SearchWhere = { scope: SearchScope; channelId?: string; workspaceId?: string };

type Page = { cursor?: string; scope?: SearchScope };

/** In the scope, or the next wider one that has the words. Not kept: what was written a moment ago must be found. */
export const searchQuery = (q: string, where: SearchWhere) =>
  infiniteQueryOptions({
    queryKey: [...searchKeys.results, q, where],
    queryFn: ({ pageParam, signal }) => {
      const timeZone = localZone();
      const query = { q, ...where, timeZone, widens: "true" as const, ...pageParam };
      return call(searchContract, { query }, { signal });
    },
    initialPageParam: {} as Page,
    getNextPageParam: ({ nextCursor, scope }): Page | null =>
      nextCursor ? { cursor: nextCursor, scope } : null,
    staleTime: 0,
    gcTime: 60_000,
    retry: false,
  });
