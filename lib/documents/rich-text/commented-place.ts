/** The text that a comment is on, and the letters around it in its block. */
export type CommentedPlace = { text: string; before: string; after: string };

/** Stands between blocks, and in none of them. */
export const SEPARATOR = "\0";

/** So many letters are kept on each side; so many of them on both sides tell a place from another. */
const CONTEXT = 12;
const ENOUGH = 4;
/** A text that occurs more often says nothing of its place. */
const MAX_OCCURRENCES = 500;

/** The place of a range in the text of a block, or of blocks with `SEPARATOR` between them. */
export function placeIn(text: string, from: number, to: number): CommentedPlace {
  const before = text.slice(Math.max(0, from - CONTEXT), from);
  const after = text.slice(to, to + CONTEXT);
  const [end] = after.split(SEPARATOR, 1);
  // Half of a character can't be stored.
  return {
    text: text.slice(from, to).toWellFormed(),
    before: before.slice(before.lastIndexOf(SEPARATOR) + 1).toWellFormed(),
    after: (end ?? "").toWellFormed(),
  };
}

/** Whether a text is the one that a place was of: it has the same around it on both sides, or a whole side. */
export function isSamePlace(known: CommentedPlace, here: CommentedPlace): boolean {
  if (known.text !== here.text) return false;
  if (![known.before, known.after, here.before, here.after].some(Boolean))
    return known.text.length >= CONTEXT;
  const left = commonStart(reversed(known.before), reversed(here.before));
  const right = commonStart(known.after, here.after);
  if (Math.max(left, right) === CONTEXT) return true;
  const isAlike = known.before === here.before && known.after === here.after;
  // Where a block was split, one of the two sides ends earlier.
  const isLeft = isSide(left, known.before, here.before);
  const isRight = isSide(right, known.after, here.after);
  return (isAlike || (isLeft && isRight)) && left + right >= ENOUGH;
}

const isSide = (common: number, known: string, here: string) =>
  common >= ENOUGH || (common > 0 && common === Math.min(known.length, here.length));

/** Where in a text, with `SEPARATOR` between its blocks, the only place is that is the same as another; null for none. */
export function findPlace(text: string, place: CommentedPlace): number | null {
  if (!place.text) return null;
  let found: number | null = null;
  let occurrences = 0;
  for (let at = text.indexOf(place.text); at >= 0; at = text.indexOf(place.text, at + 1)) {
    occurrences += 1;
    if (occurrences > MAX_OCCURRENCES) return null;
    if (!isSamePlace(place, placeIn(text, at, at + place.text.length))) continue;
    if (found !== null) return null;
    found = at;
  }
  return found;
}

const reversed = (text: string) => text.split("").toReversed().join("");

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return length;
}
