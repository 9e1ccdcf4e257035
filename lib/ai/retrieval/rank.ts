import { PER_TERM } from "./candidates";
import type { Term } from "./terms";
import type { Candidate } from "./types";

/** Of reciprocal ranks: how little the first places count more than those after them. */
const K = 60;
/** What PostgreSQL's rank and the age count beside the part of the question that a place has, which is 1 at most. */
const BESIDE = 0.1;
/** What has less of the question than this part of what the best one has isn't about it. */
const LEAST = 0.2;
/** A word of what was asked before counts less than one of the question itself. */
const EARLIER = 0.4;

/**
 * The best candidates, first the best one: those that have most of the question, rare words before frequent ones. Among those
 * that have about as much of it, PostgreSQL's rank and the age decide, by the reciprocal of their places.
 */
export function ranked<C extends Candidate>(
  candidates: readonly C[],
  terms: readonly Pick<Term, "isEarlier">[],
  limit: number,
): C[] {
  const weights = weightsOf(candidates, terms);
  const coverage = new Map(
    candidates.map((candidate) => [
      candidate,
      candidate.matches.reduce((sum, isMatch, at) => sum + (isMatch ? (weights[at] ?? 1) : 0), 0),
    ]),
  );
  const of = (candidate: C) => coverage.get(candidate) ?? 0;
  const best = Math.max(0, ...coverage.values());
  const near = candidates
    .filter((candidate) => of(candidate) > 0 && of(candidate) >= best * LEAST)
    .toSorted((a, b) => of(b) - of(a) || b.rank - a.rank)
    .slice(0, limit * 5);
  const scores = new Map(near.map((candidate) => [candidate, of(candidate) / best]));
  const add = (value: (candidate: C) => number) => {
    const order = near.toSorted((a, b) => value(b) - value(a));
    let place = 0;
    for (const [at, candidate] of order.entries()) {
      // Those with the same value have the same place.
      if (at > 0 && value(candidate) < value(order[at - 1]!)) place = at;
      scores.set(candidate, scores.get(candidate)! + (BESIDE * K) / (K + place));
    }
  };
  add(({ rank }) => rank);
  add(({ at }) => at.getTime());
  return near
    .toSorted((a, b) => scores.get(b)! - scores.get(a)! || b.at.getTime() - a.at.getTime())
    .slice(0, limit);
}

/** The fewer have a word, the more it says. No more than the newest of each word are counted. */
function weightsOf(candidates: readonly Candidate[], terms: readonly Pick<Term, "isEarlier">[]): number[] {
  return terms.map(({ isEarlier }, at) => {
    const count = candidates.reduce((sum, { matches }) => sum + (matches[at] ? 1 : 0), 0);
    const rarity = Math.log(1 + (PER_TERM * 4) / (1 + Math.min(count, PER_TERM * 2)));
    return rarity * (isEarlier ? EARLIER : 1);
  });
}
