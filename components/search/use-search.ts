"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { AppError, problemOf } from "@/lib/http/errors";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindSearchEvents } from "@/lib/search/cache-events";
import { type SearchWhere, searchQuery } from "@/lib/search/queries";
import { isUnspaced } from "@/lib/search/text/unspaced";

const PAUSE_MS = 300;

/** Searches once the person pauses; what was found before stays until the answer comes. */
export function useSearch(text: string, where: SearchWhere, enabled: boolean) {
  const settled = useSettled(text.trim());
  useCacheEvents(bindSearchEvents);
  // One letter finds too much; one character of a script without spaces is a word.
  const isEnough = settled.length > 1 || isUnspaced(settled);
  const found = useInfiniteQuery({
    ...searchQuery(settled, where),
    enabled: enabled && isEnough,
    placeholderData: (before) => before,
  });
  const { error } = found;
  return {
    ...found,
    isEnough,
    items: isEnough ? (found.data?.pages.flatMap((page) => page.items) ?? []) : [],
    isApproximate: found.data?.pages[0]?.isApproximate ?? false,
    /** What is wrong, in words for the person. */
    problem: error && problemOf(error, "The search didn’t come through."),
    canRetry: error !== null && !(error instanceof AppError && error.code === "invalid_input"),
  };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
