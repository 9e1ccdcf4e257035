import type { NearPassage } from "./near";
import { keyOf } from "./source-place";
import type { Candidate } from "./types";

/** Of reciprocal ranks: how little the first places count more than those after them. */
const K = 60;

/**
 * Two orders as one, by the reciprocals of their places: what is found by its words, and what is near by its meaning. A
 * passage that has some of what was found by words is that; any other counts only where it stands out.
 */
export function merged(
  words: readonly Candidate[],
  near: readonly NearPassage[],
  limit: number,
): Candidate[] {
  const byKey = new Map(words.map((candidate) => [keyOf(candidate), candidate]));
  const scores = new Map(words.map((candidate, at) => [candidate, 1 / (K + at)]));
  let place = 0;
  for (const { candidates, standsOut } of near) {
    const known = candidates.flatMap((candidate) => byKey.get(keyOf(candidate)) ?? []);
    const [first] = candidates;
    const best =
      known.toSorted((a, b) => words.indexOf(a) - words.indexOf(b))[0] ?? (standsOut ? first : undefined);
    if (!best) continue;
    byKey.set(keyOf(best), best);
    scores.set(best, (scores.get(best) ?? 0) + 1 / (K + place));
    place += 1;
  }
  return [...scores.entries()]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([candidate]) => candidate);
}
