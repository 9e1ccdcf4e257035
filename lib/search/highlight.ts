import { SEARCH_MAX_READ } from "./limits";
import type { ParsedSearch } from "./query";
import type { Segment } from "./schema";
import { read } from "./text/read";
import { findWanted, type Wanted, wantedOf } from "./wanted";

const LENGTH = 200;
const BEFORE = 60;

type Range = { start: number; end: number };

/** What is marked in the texts that a search finds. */
export const highlighted = ({ terms }: ParsedSearch): Wanted[] =>
  terms.filter(({ isExcluded }) => !isExcluded).map(wantedOf);

/** The part of a text around the first match, in segments. */
export function snippetOf(text: string, wanted: readonly Wanted[]): Segment[] {
  const ranges = rangesOf(text, wanted);
  const first = ranges[0]?.start ?? -1;
  const start = first > BEFORE ? boundary(text, first - BEFORE) : 0;
  const end = Math.min(text.length, start + LENGTH);
  const shown = segments(text, ranges, start, end);
  if (start > 0) shown.unshift({ text: "…", isMatch: false });
  if (end < text.length) shown.push({ text: "…", isMatch: false });
  return joined(shown);
}

/** A whole text in segments: for names. */
export const markMatches = (text: string, wanted: readonly Wanted[]): Segment[] =>
  joined(segments(text, rangesOf(text, wanted), 0, text.length));

/** Where the matches are in the beginning of a text, in order; those that meet are one. */
function rangesOf(text: string, wanted: readonly Wanted[]): Range[] {
  const reading = read(text.slice(0, SEARCH_MAX_READ));
  const ranges = wanted.flatMap((one) => findWanted(reading, one)).toSorted((a, b) => a.start - b.start);
  const merged: Range[] = [];
  for (const { start, end } of ranges) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** The text from `from` to `to`. */
function segments(text: string, ranges: readonly Range[], from: number, to: number): Segment[] {
  const found: Segment[] = [];
  let at = from;
  const add = (end: number, isMatch: boolean) => {
    if (end > at) found.push({ text: text.slice(at, end).toWellFormed(), isMatch });
    at = Math.max(at, end);
  };
  for (const { start, end } of ranges) {
    if (start >= to) break;
    add(start, false);
    add(Math.min(end, to), true);
  }
  add(to, false);
  return found;
}

/** Neighbours that are marked alike are one. */
function joined(segments: readonly Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const { text, isMatch } of segments) {
    const last = result.at(-1);
    if (last?.isMatch === isMatch) last.text += text;
    else result.push({ text, isMatch });
  }
  return result;
}

/** The beginning of a word at or after a place, if one is near. */
function boundary(text: string, from: number): number {
  const space = text.indexOf(" ", from);
  return space >= 0 && space < from + BEFORE ? space + 1 : from;
}
