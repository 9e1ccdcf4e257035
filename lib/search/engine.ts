import type { Actor } from "@/lib/auth/actor";
import type { ParsedSearch } from "./query";
import type { SearchQuery, SearchResults } from "./schema";

export type SearchRequest = Omit<SearchQuery, "q" | "widens"> & { parsed: ParsedSearch };

/**
 * Finds things. What the actor may not see is no part of the answer, nor of its order or its length: an engine filters
 * inside its query, never afterwards.
 */
export type SearchEngine = {
  search: (actor: Pick<Actor, "userId">, request: SearchRequest) => Promise<Omit<SearchResults, "scope">>;
};
