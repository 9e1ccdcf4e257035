"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { recentEmoji } from "@/components/emoji/emoji-memory";
import { customName } from "@/lib/emoji/name";
import { emojiQuery } from "@/lib/emoji/queries";

/** The emoji used last that can be used in this workspace. */
export function useQuickEmoji(workspaceId: string | null, count: number) {
  const [recent] = useState(recentEmoji);
  const { data: own } = useQuery({
    ...emojiQuery(workspaceId ?? ""),
    enabled: workspaceId !== null && recent.some(customName),
  });
  // Those of other workspaces, and deleted ones, are no emoji here.
  const known = new Set(own?.map(({ name }) => name));
  return recent
    .filter((emoji) => {
      const name = customName(emoji);
      return name === null || known.has(name);
    })
    .slice(0, count);
}
