/** [1], [1, 2], 【3】 and [source 4], as models write them. */
const MARK =
  /(?<!\\)[[【](?:sources?\s)?(\d{1,3}(?:\s?[,;]\s?(?:sources?\s)?\d{1,3})*)(?:†[^\]】]{0,40})?[\]】]/giu;

export type TextPiece = string | number[];

/** A text without markup in pieces: the numbers of each citation, and what stands between. */
export function citationPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > at) pieces.push(text.slice(at, match.index));
    pieces.push([...new Set([...match[1]!.matchAll(/\d+/g)].map(([digits]) => Number(digits)))]);
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
}
