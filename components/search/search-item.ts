import type { SearchResult } from "@/lib/search/schema";

/** A row of the search: a way to go on typing, an earlier search, something found, or a way to find more. */
export type SearchItem = {
  id: string;
  /** What the field says once it is chosen. */
  text: string;
  label: string;
  hint?: string;
  result?: SearchResult;
  /** Instead of changing the field. */
  run?: () => void;
};

export type SearchGroup = { label: string; items: SearchItem[] };
