import type { FindGroup, FindItem } from "./find-item";
import { fuzzyScore, WHOLE } from "./fuzzy";

const SHOWN = 8;
/** What an item's label counts more than its other words. */
const BY_LABEL = 20;

type Hit = { item: FindItem; score: number };

/** The items with a query in their names, by groups, the best first; and those that only have its letters in order. */
export function findInGroups(groups: readonly FindGroup[], query: string) {
  const scored = groups.map(({ label, items }) => ({
    label,
    hits: items.flatMap(hitsOf(query)).sort(byScore),
  }));
  const exact = scored
    .map(({ label, hits }) => ({ label, hits: hits.filter(isWhole) }))
    .filter(({ hits }) => hits.length > 0)
    .sort((a, b) => byScore(a.hits[0]!, b.hits[0]!))
    .map(({ label, hits }): FindGroup => ({ label, items: itemsOf(hits) }));
  const similar = scored.flatMap(({ hits }) => hits.filter((hit) => !isWhole(hit))).sort(byScore);
  return { exact, similar: itemsOf(similar) };
}

const byScore = (a: Hit, b: Hit) => b.score - a.score;
const isWhole = ({ score }: Hit) => score >= WHOLE;
const itemsOf = (hits: readonly Hit[]) => hits.slice(0, SHOWN).map(({ item }) => item);

const hitsOf =
  (query: string) =>
  (item: FindItem): Hit[] => {
    const byLabel = fuzzyScore(query, item.label);
    const score = byLabel === undefined ? fuzzyScore(query, item.keywords ?? "") : byLabel + BY_LABEL;
    return score === undefined ? [] : [{ item, score }];
  };
