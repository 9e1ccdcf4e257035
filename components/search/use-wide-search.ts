"use client";
import { useEffect, useState } from "react";
import { useOpenChannelId } from "@/components/app/open-channel";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindSearchEvents } from "@/lib/search/cache-events";
import type { SearchScope } from "@/lib/search/schema";
import { isEnough, useSearch } from "./use-search";

const PAUSE_MS = 250;
export const WIDER: Record<SearchScope, SearchScope | null> = {
  channel: "workspace",
  workspace: "all",
  all: null,
};

/** Searches once the person pauses, and in wider places as long as there is nothing in the narrower one. */
export function useWideSearch(typed: string, scope: SearchScope, isWanted: boolean) {
  const { id: workspaceId } = useWorkspaceIds();
  const channelId = useOpenChannelId();
  const text = useSettled(typed.trim());
  useCacheEvents(bindSearchEvents);
  const whereOf = (where: SearchScope) => ({
    scope: where,
    ...(where === "channel" && { channelId }),
    ...(where === "workspace" && { workspaceId }),
  });
  const wider = WIDER[scope];
  const widest = wider && WIDER[wider];
  const narrow = useSearch(text, whereOf(scope), isWanted);
  const wide = useSearch(text, whereOf(wider ?? scope), wider !== null && narrow.hasNone);
  const all = useSearch(text, whereOf(widest ?? scope), widest !== null && wide.hasNone);

  const tried = [
    { scope, search: narrow },
    ...(wider && narrow.hasNone ? [{ scope: wider, search: wide }] : []),
    ...(widest && wide.hasNone ? [{ scope: widest, search: all }] : []),
  ];
  const last = tried[tried.length - 1]!;
  // Where no place has the words, the narrowest with similar ones.
  const shown = last.search.hasNone ? (tried.find(({ search }) => search.similar.length > 0) ?? last) : last;
  return {
    ...shown.search,
    scope: shown.scope,
    isTooShort: !isEnough(typed.trim()),
    isWaiting: text !== typed.trim() || tried.some(({ search }) => search.isWaiting),
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
