import type { ReactNode } from "react";
import type { SearchResult, SearchScope } from "@/lib/search/schema";

/** A row of the dialog: a place to go to, a command, something found, or a way to go on typing. */
export type FindItem = {
  id: string;
  label: string;
  icon?: ReactNode;
  hint?: string;
  /** How many messages are unread there. */
  unread?: number;
  shortcut?: string;
  /** More words that it is found by. */
  keywords?: string;
  result?: SearchResult;
  /** What the field says once it is chosen. */
  text?: string;
  /** Instead of changing the field: the dialog closes first, unless it `stays`. */
  run?: () => void;
  stays?: true;
};

export type FindGroup = { label: string; items: readonly FindItem[] };

/** All that one can go to, do and find, or the results of a search alone. Of `isAsk`, first a question about them. */
export type FindView = { isSearch: boolean; scope: SearchScope; isAsk?: true };
