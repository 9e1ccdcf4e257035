import { infiniteQueryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { localZone } from "@/lib/time/wall-clock";
import { searchContract } from "./contract";
import type { SearchScope } from "./schema";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const searchKeys = { results: ["search"] } as const;

/** Where to search: the ids that the scope needs. */
export type SearchWhere = { scope: SearchScope; channelId?: string; workspaceId?: string };

/** Not kept: what was written a moment ago must be found. */
export const searchQuery = (q: string, where: SearchWhere) =>
  infiniteQueryOptions({
    queryKey: [...searchKeys.results, q, where],
    queryFn: ({ pageParam, signal }) => {
      const timeZone = localZone();
      const query = { q, ...where, timeZone, ...(pageParam && { cursor: pageParam }) };
      return call(searchContract, { query }, { signal });
    },
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 0,
    gcTime: 60_000,
    retry: false,
  });
