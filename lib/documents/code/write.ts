import type * as Y from "yjs";

const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff;

/** Makes a text what `wanted` is, by one edit between what both begin and end with. */
export function writeText(text: Y.Text, wanted: string): void {
  const now = text.toString();
  const shorter = Math.min(now.length, wanted.length);
  let start = 0;
  while (start < shorter && now[start] === wanted[start]) start += 1;
  let end = 0;
  while (end < shorter - start && now.at(-1 - end) === wanted.at(-1 - end)) end += 1;
  // Never between the halves of a surrogate pair.
  if (isLow(now.charCodeAt(start)) || isLow(wanted.charCodeAt(start))) start = Math.max(0, start - 1);
  if (end > 0 && isLow(now.charCodeAt(now.length - end))) end -= 1;
  text.delete(start, now.length - end - start);
  text.insert(start, wanted.slice(start, wanted.length - end));
}
