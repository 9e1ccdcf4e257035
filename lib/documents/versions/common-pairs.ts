/** One table has this many cells at most; larger lists are cut at what each has once. */
const MAX_CELLS = 4_000_000;

export type Pair = [before: number, after: number];

/**
 * Where two lists have the same in the same order, as much as there is: pairs of places, in order.
 * @param left how many cells the tables may have; what is used is taken off
 */
export function commonPairs(
  before: readonly string[],
  after: readonly string[],
  left = { cells: MAX_CELLS },
): Pair[] {
  const numbers = new Map<string, number>();
  const numberOf = (key: string) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const pairs: Pair[] = [];
  const compare = (a: readonly number[], b: readonly number[], atA: number, atB: number) => {
    let head = 0;
    while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
    let tail = 0;
    const most = Math.min(a.length, b.length) - head;
    while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
    const [restA, restB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
    for (let index = 0; index < head; index += 1) pairs.push([atA + index, atB + index]);
    const cells = restA.length * restB.length;
    if (cells <= Math.min(MAX_CELLS, left.cells)) {
      left.cells -= cells;
      for (const [p, q] of longest(restA, restB)) pairs.push([atA + head + p, atB + head + q]);
    } else betweenAnchors(restA, restB, atA + head, atB + head);
    for (let index = tail; index > 0; index -= 1)
      pairs.push([atA + a.length - index, atB + b.length - index]);
  };
  const betweenAnchors = (a: readonly number[], b: readonly number[], atA: number, atB: number) => {
    const anchors = anchorsOf(a, b);
    // Each anchor is the head of what follows it. Without any, nothing is taken for the same.
    for (const [index, [p, q]] of anchors.entries()) {
      const [nextP, nextQ] = anchors[index + 1] ?? [a.length, b.length];
      if (index === 0 && p > 0 && q > 0) compare(a.slice(0, p), b.slice(0, q), atA, atB);
      compare(a.slice(p, nextP), b.slice(q, nextQ), atA + p, atB + q);
    }
  };
  compare(before.map(numberOf), after.map(numberOf), 0, 0);
  return pairs;
}

/** A longest common subsequence, by the table of all pairs of places. */
function longest(a: readonly number[], b: readonly number[]): Pair[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** What each list has exactly once, as many of them as stand in the same order in both. */
function anchorsOf(a: readonly number[], b: readonly number[]): Pair[] {
  const inB = placesOfSingles(b);
  const candidates: Pair[] = [];
  for (const [value, place] of placesOfSingles(a)) {
    const other = inB.get(value);
    if (other !== undefined) candidates.push([place, other]);
  }
  candidates.sort(([p], [q]) => p - q);
  return longestRising(candidates);
}

function placesOfSingles(list: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  const repeated = new Set<number>();
  for (const [place, value] of list.entries())
    if (places.has(value)) repeated.add(value);
    else places.set(value, place);
  for (const value of repeated) places.delete(value);
  return places;
}

/** Of pairs in the order of their first places, a longest series whose second places rise as well. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const previous: number[] = [];
  const second = (index: number) => pairs[index]?.[1] ?? 0;
  for (const [index, [, place]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (second(ends[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  }
  const series: Pair[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair) series.push(pair);
  }
  return series.reverse();
}
