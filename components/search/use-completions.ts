"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useChannels, useWorkspaceIds } from "@/components/app/workspace-context";
import { nameHas } from "@/components/ui/fold";
import { objectTypes } from "@/lib/objects/types";
import { DUE_VALUES, HAS_VALUES, IS_VALUES } from "@/lib/search/limits";
import { isoDay, timeOnDay } from "@/lib/time/calendar";
import { localZone } from "@/lib/time/wall-clock";
import { membersQuery } from "@/lib/workspaces/queries";
import type { FindItem } from "./find-item";

const SHOWN = 6;
const LAST_FILTER = /(^|\s)(-?)(from|in|has|is|before|after|on|assignee|due|type):["@#]*([^"\s]*)$/i;
/** Days that one often means, and how many days ago they were. */
const DAYS = [
  ["today", 0],
  ["yesterday", 1],
  ["a week ago", 7],
  ["30 days ago", 30],
] as const;
const FILTERS: readonly (readonly [name: string, hint: string])[] = [
  ["from:", "who wrote it"],
  ["in:", "the channel"],
  ["has:", "link, file, image, poll or code"],
  ["is:", "pinned, thread or saved; of tasks open or done"],
  ["before:", "a day, such as 2026-03-31"],
  ["after:", "a day"],
  ["on:", "a day"],
  ["type:", "what it is, such as task"],
  ["assignee:", "who is to do a task"],
  ["due:", "when a task is due"],
];

/** How the filter at the end of the text could go on. */
export function useCompletions(text: string): FindItem[] {
  const { id } = useWorkspaceIds();
  const channels = useChannels();
  const [, , minus = "", rawName, typed = ""] = LAST_FILTER.exec(text) ?? [];
  const name = rawName?.toLowerCase();
  const members = useInfiniteQuery({
    ...membersQuery(id, typed),
    enabled: name === "from" || name === "assignee",
  });
  if (!name) return [];

  const wanted = typed.toLowerCase();
  const before = text.replace(LAST_FILTER, "$1");
  const complete = (value: string, hint?: string): FindItem => {
    const filter = `${minus}${name}:${/\s/.test(value) ? `"${value}"` : value}`;
    return { id: `completion ${filter}`, text: `${before}${filter} `, label: filter, hint };
  };
  if (name === "before" || name === "after" || name === "on") {
    return DAYS.map(([hint, ago]) => ({ hint, day: dayAgo(ago) }))
      .filter(({ hint, day }) => day !== wanted && (day.startsWith(wanted) || hint.startsWith(wanted)))
      .map(({ hint, day }) => complete(day, hint));
  }

  const people = () => [
    "me",
    ...(members.data?.pages.flatMap((page) => page.items) ?? []).map((one) => one.name),
  ];
  const values: Record<string, () => string[]> = {
    ...{ from: people, assignee: people, due: () => [...DUE_VALUES], type: () => [...objectTypes, "card"] },
    in: () => channels.map((channel) => channel.name),
    has: () => [...HAS_VALUES],
    is: () => [...IS_VALUES],
  };
  const found = (values[name]?.() ?? []).filter((value) => nameHas(value, wanted));
  const exact = found.find((value) => value.toLowerCase() === wanted);
  // What is typed in full has nothing to go on with: it is searched.
  if (exact !== undefined && found.length === 1) return [];
  const others = found.filter((value) => value !== exact);
  return [...(exact === undefined ? [] : [exact]), ...others].slice(0, SHOWN).map((value) => complete(value));
}

/** As filters take it: YYYY-MM-DD, of the day where the person is. */
function dayAgo(days: number): string {
  const zone = localZone();
  return isoDay(timeOnDay(new Date(), -days, 12 * 60, zone), zone);
}

/** All filters there are, to begin with. */
export const filterItems: FindItem[] = FILTERS.map(([filter, hint]) => ({
  ...{ id: `filter ${filter}`, text: filter, label: filter, hint },
}));
