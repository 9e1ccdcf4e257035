import type { ParsedSearch, SearchTerm } from "./query";
import type { Segment } from "./schema";
import { isUnspaced } from "./unspaced";

const LENGTH = 200;
const BEFORE = 60;

/** The part of a text around the first match, in segments. */
export function snippetOf(text: string, parsed: ParsedSearch): Segment[] {
  const pattern = patternOf(parsed.terms);
  const first = pattern ? text.search(pattern) : -1;
  const start = first > BEFORE ? boundary(text, first - BEFORE) : 0;
  const end = Math.min(text.length, start + LENGTH);
  const shown = `${start > 0 ? "…" : ""}${text.slice(start, end).toWellFormed()}${end < text.length ? "…" : ""}`;
  return segments(shown, pattern);
}

/** A whole text in segments: for names. */
export const markMatches = (text: string, parsed: ParsedSearch): Segment[] =>
  segments(text, patternOf(parsed.terms));

function segments(text: string, pattern: RegExp | null): Segment[] {
  if (!pattern) return text ? [{ text, isMatch: false }] : [];
  const found: Segment[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index), isMatch: false });
    found.push({ text: match[0], isMatch: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at), isMatch: false });
  return found;
}

function patternOf(terms: readonly SearchTerm[]): RegExp | null {
  const sources = terms.filter(({ isExcluded }) => !isExcluded).map(sourceOf);
  return sources.length > 0 ? new RegExp(sources.join("|"), "giu") : null;
}

/** Words match as words, the last one as a beginning; scripts without spaces match anywhere. */
function sourceOf({ text, isPrefix }: SearchTerm): string {
  const words = text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const source = words.join("[^\\p{L}\\p{N}]+");
  if (isUnspaced(text)) return source;
  return `(?<![\\p{L}\\p{N}])${source}${isPrefix ? "[\\p{L}\\p{N}\\p{M}]*" : "(?![\\p{L}\\p{N}])"}`;
}

/** The beginning of a word at or after a place, if one is near. */
function boundary(text: string, from: number): number {
  const space = text.indexOf(" ", from);
  return space >= 0 && space < from + BEFORE ? space + 1 : from;
}
