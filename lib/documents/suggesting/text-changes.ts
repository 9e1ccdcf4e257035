import { commonPairs, type Pair } from "../versions/common-pairs";

/** A change of a text: what stands at `from` to `to` of it becomes what stands at `start` to `end` of the new one. */
export type TextChange = { from: number; to: number; start: number; end: number };
/** Changes that are suggested as one, on text that has words. */
export type QuotedChange = TextChange & { parts: readonly TextChange[] };

/** What can't be part of a suggestion: line breaks, and what isn't text. */
const FIXED = /[\n\uFFFC]/;
const PARTS = /\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;
const FIRST_WORD = /^\s*(?:[\p{L}\p{N}\p{M}]+|\S)/u;
const LAST_WORD = /(?:[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}])\s*$/u;
const HAS_LETTERS = /[\p{L}\p{N}]/u;
/** Of the table of one comparison: a paragraph that was written anew is one change. */
const MAX_CELLS = 250_000;

/**
 * What changed between two texts of a block, by words. Each change is on text that is not blank, since a suggestion is made
 * on words; for what was only inserted it takes the word before, or the one behind.
 * @returns null where that isn't possible: there are no words, or something other than text changed
 */
export function changesBetween(before: string, after: string): QuotedChange[] | null {
  if (before === after) return [];
  const [old, now] = [before.split(FIXED), after.split(FIXED)];
  if (old.length !== now.length) return null;
  const changes: QuotedChange[] = [];
  let [from, start] = [0, 0];
  for (const [index, segment] of old.entries()) {
    const found = segmentChanges(segment, now[index] ?? "");
    if (!found) return null;
    changes.push(
      ...found.map((change) => ({
        ...shift(change, from, start),
        parts: change.parts.map((part) => shift(part, from, start)),
      })),
    );
    from += segment.length + 1;
    start += (now[index] ?? "").length + 1;
  }
  return changes;
}

const shift = ({ from, to, start, end }: TextChange, by: number, byNow: number): TextChange => ({
  from: from + by,
  to: to + by,
  start: start + byNow,
  end: end + byNow,
});

function segmentChanges(before: string, after: string): QuotedChange[] | null {
  if (before === after) return [];
  const [old, now] = [before.match(PARTS) ?? [], after.match(PARTS) ?? []];
  const [oldEnds, nowEnds] = [endsOf(old), endsOf(now)];
  const changes: TextChange[] = [];
  let next: Pair = [0, 0];
  for (const [p, q] of [...pairsOf(old, now), [old.length, now.length] as Pair]) {
    const [i, j] = next;
    if (i < p || j < q)
      changes.push({
        from: oldEnds[i] ?? 0,
        to: oldEnds[p] ?? 0,
        start: nowEnds[j] ?? 0,
        end: nowEnds[q] ?? 0,
      });
    next = [p + 1, q + 1];
  }
  const quoted: QuotedChange[] = [];
  for (const [index, change] of changes.entries()) {
    const last = quoted.at(-1);
    const around = quotedAround(before, change, last?.to ?? 0, changes[index + 1]?.from ?? before.length);
    if (around) quoted.push({ ...around, parts: [change] });
    // The one before has taken the only word between them.
    else if (last) quoted[quoted.length - 1] = { ...joined(last, change), parts: [...last.parts, change] };
    else return null;
  }
  return quoted;
}

/** Where each part begins, and the last one ends. */
function endsOf(parts: readonly string[]): number[] {
  const ends = [0];
  for (const part of parts) ends.push((ends.at(-1) ?? 0) + part.length);
  return ends;
}

/** What both have in common. A blank or a comma between two changes isn't worth keeping them apart. */
function pairsOf(old: readonly string[], now: readonly string[]): Pair[] {
  const pairs = commonPairs(old, now, { cells: MAX_CELLS });
  const kept: Pair[] = [];
  for (let start = 0; start < pairs.length; ) {
    let end = start + 1;
    while (end < pairs.length && follows(pairs[end - 1], pairs[end])) end += 1;
    const run = pairs.slice(start, end);
    const [first, last] = [run[0], run.at(-1)];
    const isAtEdge =
      (first?.[0] === 0 && first[1] === 0) || (last?.[0] === old.length - 1 && last[1] === now.length - 1);
    if (isAtEdge || run.some(([p]) => HAS_LETTERS.test(old[p] ?? ""))) kept.push(...run);
    start = end;
  }
  return kept;
}

const follows = (one: Pair | undefined, next: Pair | undefined) =>
  one !== undefined && next !== undefined && next[0] === one[0] + 1 && next[1] === one[1] + 1;

/** The change on text with words: the word before it is taken in if it has none of its own, or else the one behind it. */
function quotedAround(before: string, change: TextChange, min: number, max: number): TextChange | null {
  const { from, to, start, end } = change;
  if (before.slice(from, to).trim() !== "") return change;
  const word = LAST_WORD.exec(before.slice(min, from))?.[0];
  if (word) return { from: from - word.length, to, start: start - word.length, end };
  const following = FIRST_WORD.exec(before.slice(to, max))?.[0];
  return following ? { from, to: to + following.length, start, end: end + following.length } : null;
}

function joined(one: TextChange, next: TextChange): TextChange {
  const to = Math.max(one.to, next.to);
  return { from: one.from, to, start: one.start, end: next.end + to - next.to };
}
