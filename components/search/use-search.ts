"use client";
import { onlineManager, useInfiniteQuery } from "@tanstack/react-query";
import { AppError, problemOf } from "@/lib/http/errors";
import { type SearchWhere, searchQuery } from "@/lib/search/queries";
import type { SearchResult } from "@/lib/search/schema";
import { isUnspaced } from "@/lib/search/text/unspaced";

/** One letter finds too much; one character of a script without spaces is a word. */
export const isEnough = (text: string) => text.length > 1 || isUnspaced(text);

/** What was found before stays until the answer comes. */
export function useSearch(text: string, where: SearchWhere, isWanted: boolean) {
  const isEnabled = isWanted && isEnough(text);
  const found = useInfiniteQuery({
    ...searchQuery(text, where),
    enabled: isEnabled,
    placeholderData: (before) => before,
  });
  const { error } = found;
  const isOffline = !onlineManager.isOnline() && isEnabled && error !== null;
  const items: SearchResult[] = isEnabled ? (found.data?.pages.flatMap((page) => page.items) ?? []) : [];
  return {
    ...found,
    exact: items.filter(({ isSimilar }) => !isSimilar),
    similar: items.filter(({ isSimilar }) => isSimilar),
    isWaiting: isEnabled && found.isFetching && !found.isFetchingNextPage,
    isOffline,
    /** Where the results are from. */
    scope: found.data?.pages[0]?.scope ?? where.scope,
    /** What is wrong, in words for the person. */
    problem: isOffline ? null : error && problemOf(error, "The search didn’t come through."),
    canRetry: error !== null && !(error instanceof AppError && error.code === "invalid_input"),
  };
}
