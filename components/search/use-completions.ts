"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useChannels, useWorkspaceIds } from "@/components/workspaces/workspace-context";
import { HAS_VALUES, IS_VALUES } from "@/lib/search/query";
import { membersQuery } from "@/lib/workspaces/queries";
import type { SearchItem } from "./search-item";

const SHOWN = 6;
const LAST_FILTER = /(^|\s)(-?)(from|in|has|is):["@#]*([^"\s]*)$/i;
const FILTERS: readonly (readonly [name: string, hint: string])[] = [
  ["from:", "who wrote it"],
  ["in:", "the channel"],
  ["has:", "link, file, image, poll or code"],
  ["is:", "pinned, thread or saved"],
  ["before:", "a day, such as 2026-03-31"],
  ["after:", "a day"],
  ["on:", "a day"],
];

/** How the filter at the end of the text could go on. */
export function useCompletions(text: string): SearchItem[] {
  const { id } = useWorkspaceIds();
  const channels = useChannels();
  const [, , minus = "", rawName, typed = ""] = LAST_FILTER.exec(text) ?? [];
  const name = rawName?.toLowerCase();
  const members = useInfiniteQuery({ ...membersQuery(id, typed), enabled: name === "from" });
  if (!name) return [];

  const values: Record<string, () => string[]> = {
    from: () => ["me", ...(members.data?.pages.flatMap((page) => page.items) ?? []).map((one) => one.name)],
    in: () => channels.map((channel) => channel.name),
    has: () => [...HAS_VALUES],
    is: () => [...IS_VALUES],
  };
  const before = text.replace(LAST_FILTER, "$1");
  const wanted = typed.toLowerCase();
  return (values[name]?.() ?? [])
    .filter((value) => value.toLowerCase().includes(wanted))
    .slice(0, SHOWN)
    .map((value) => {
      const filter = `${minus}${name}:${/\s/.test(value) ? `"${value}"` : value}`;
      return { id: `completion ${filter}`, text: `${before}${filter} `, label: filter };
    });
}

/** All filters there are, to begin with. */
export const filterItems: SearchItem[] = FILTERS.map(([filter, hint]) => ({
  ...{ id: `filter ${filter}`, text: filter, label: filter, hint },
}));
