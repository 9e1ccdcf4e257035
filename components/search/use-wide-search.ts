"use client";
import { useEffect, useState } from "react";
import { useOpenChannelId } from "@/components/app/open-channel";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindSearchEvents } from "@/lib/search/cache-events";
import type { SearchScope } from "@/lib/search/schema";
import { isEnough, useSearch } from "./use-search";

const PAUSE_MS = 250;

/** Searches once the person pauses, and in wider places as long as there is nothing in the narrower one. */
export function useWideSearch(typed: string, scope: SearchScope, isWanted: boolean) {
  const { id: workspaceId } = useWorkspaceIds();
  const channelId = useOpenChannelId();
  const text = useSettled(typed.trim());
  useCacheEvents(bindSearchEvents);
  const where = {
    scope,
    ...(scope === "channel" && { channelId }),
    ...(scope !== "all" && { workspaceId }),
  };
  const search = useSearch(text, where, isWanted);
  return {
    ...search,
    isTooShort: !isEnough(typed.trim()),
    isWaiting: text !== typed.trim() || search.isWaiting,
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
