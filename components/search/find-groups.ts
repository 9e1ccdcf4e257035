import type { FindGroup, FindItem } from "./find-item";
import { fuzzyScore, WHOLE } from "./fuzzy";

const SHOWN = 8;
/** What an item's label counts more than its other words. */
const BY_LABEL = 20;

type Hit = { item: FindItem; score: number };

/** The items with a query in their names, by groups, the best first; and those that only have its letters in order. */
export function findInGroups(groups: readonly FindGroup[], query: string) {
  const scored = groups.map(({ label, items }) => ({ label, hits: items.flatMap(hitsOf(query)) }));
  return {
    exact: best(scored, (score) => score >= WHOLE),
    similar: best(scored, (score) => score < WHOLE),
  };
}

function best(groups: readonly { label: string; hits: Hit[] }[], isWanted: (score: number) => boolean) {
  return groups
    .map(({ label, hits }) => ({
      label,
      hits: hits.filter(({ score }) => isWanted(score)).sort((a, b) => b.score - a.score),
    }))
    .sort((a, b) => (b.hits[0]?.score ?? 0) - (a.hits[0]?.score ?? 0))
    .map(({ label, hits }): FindGroup => ({ label, items: hits.slice(0, SHOWN).map(({ item }) => item) }))
    .filter(({ items }) => items.length > 0);
}

const hitsOf =
  (query: string) =>
  (item: FindItem): Hit[] => {
    const byLabel = fuzzyScore(query, item.label);
    const score = byLabel === undefined ? fuzzyScore(query, item.keywords ?? "") : byLabel + BY_LABEL;
    return score === undefined ? [] : [{ item, score }];
  };
