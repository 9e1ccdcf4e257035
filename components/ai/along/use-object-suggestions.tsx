"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import type { Suggestion } from "@/components/composer/suggestion";
import { ObjectIcon } from "@/components/objects/object-icon";
import { OBJECT_TYPES } from "@/lib/objects/types";
import { searchQuery } from "@/lib/search/queries";
import type { SearchResult } from "@/lib/search/schema";

const SHOWN = 8;
/** Shorter ones would find nearly everything. */
const MIN_TYPED = 2;
/** Of what is found, in UTF-16 units. */
const LABEL_LENGTH = 60;

/** What a search of the workspace finds of what was typed: all but people. */
export function useObjectSuggestions(typed: string, enabled: boolean): Suggestion[] {
  const { id: workspaceId } = useWorkspaceIds();
  const { data } = useInfiniteQuery({
    ...searchQuery(typed.trim(), { scope: "workspace", workspaceId }),
    enabled: enabled && typed.trim().length >= MIN_TYPED,
    placeholderData: (before) => before,
  });
  if (!enabled || typed.trim().length < MIN_TYPED) return [];
  const found = data?.pages[0]?.items ?? [];
  return found
    .filter(({ type, isSimilar }) => type !== "person" && !isSimilar)
    .slice(0, SHOWN)
    .map(toSuggestion);
}

function toSuggestion(found: SearchResult): Suggestion {
  const { type, id, place, person, snippet } = found;
  const words = snippet.map(({ text }) => text).join("");
  const name = words.replace(/\s+/g, " ").trim();
  const label = name.length > LABEL_LENGTH ? `${name.slice(0, LABEL_LENGTH - 1).toWellFormed()}…` : name;
  const where = [OBJECT_TYPES[type].word, type === "message" && person?.name, place?.channelName];
  return {
    id: `${type}-${id}`,
    label,
    hint: where.filter(Boolean).join(" · "),
    icon: <ObjectIcon object={found} className="size-4 shrink-0" />,
    completion: { text: `@${label}`, target: { type, id } },
  };
}
