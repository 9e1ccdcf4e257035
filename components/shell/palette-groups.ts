import type { ReactNode } from "react";
import { fuzzyScore } from "./fuzzy";

export type PaletteItem = {
  id: string;
  label: string;
  icon?: ReactNode;
  keywords?: string;
  hint?: string;
  shortcut?: string;
  /** Also offered for the query itself. */
  takesText?: boolean;
  run: (text?: string) => void;
};

export type PaletteGroup = { label: string; items: readonly PaletteItem[] };

const SHOWN_IDLE = 5;
const SHOWN_FOUND = 12;

/** The groups narrowed to a query, best first; an empty query shows the start of each. */
export function findInGroups(groups: readonly PaletteGroup[], query: string): PaletteGroup[] {
  if (!query.trim()) {
    return groups
      .filter((group) => group.items.length > 0)
      .map((group) => ({ ...group, items: group.items.slice(0, SHOWN_IDLE) }));
  }
  return groups
    .map((group) => {
      const hits = group.items
        .map((item) => ({ item, score: scoreItem(item, query) }))
        .filter((hit): hit is { item: PaletteItem; score: number } => hit.score !== undefined)
        .sort((a, b) => b.score - a.score);
      return {
        label: group.label,
        best: hits[0]?.score ?? 0,
        items: hits.slice(0, SHOWN_FOUND).map((hit) => hit.item),
      };
    })
    .filter((group) => group.items.length > 0)
    .sort((a, b) => b.best - a.best)
    .map(({ label, items }) => ({ label, items }));
}

/** Actions on the text of a query; none for an empty one. */
export function withQuery(groups: readonly PaletteGroup[], query: string): PaletteGroup[] {
  const text = query.trim();
  const items = groups
    .flatMap((group) => group.items.filter(({ takesText }) => takesText))
    .map(({ shortcut: _, ...item }) => ({
      ...item,
      id: `${item.id} with text`,
      label: `${item.label} for “${text}”`,
      run: () => item.run(text),
    }));
  return text && items.length > 0 ? [{ label: "More", items }] : [];
}

function scoreItem(item: PaletteItem, query: string) {
  const byLabel = fuzzyScore(query, item.label);
  if (byLabel !== undefined) return byLabel + 20;
  return item.keywords ? fuzzyScore(query, item.keywords) : undefined;
}
