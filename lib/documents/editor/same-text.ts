import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { StepMap } from "@tiptap/pm/transform";
import { ySyncPluginKey } from "@tiptap/y-tiptap";

// Finds a place of a document in the next version of it by the text around it, whatever became of its blocks.

/** A letter, or the start of a block of text, and the position behind it. */
export type Token = { sign: string; end: number };
const BLOCK = "\n";
/** So many letters next to a place are looked at, and so many on one side tell where it is. */
const CONTEXT = 12;
const ENOUGH = 6;
export const isLetter = ({ sign }: Token) => sign !== BLOCK;

type Change = { from: number; toBefore: number; toNow: number };

/** The part in which two documents differ. */
export function changeOf(before: Node, now: Node): Change | null {
  const from = before.content.findDiffStart(now.content);
  const to = before.content.findDiffEnd(now.content);
  if (from === null || !to) return null;
  const overlap = Math.max(0, from - Math.min(to.a, to.b));
  return { from, toBefore: to.a + overlap, toNow: to.b + overlap };
}

/** Where a position is after a change, by the text around it; null where that doesn't tell. */
export function mapByText(before: Node, now: Node, position: number): number | null {
  const change = changeOf(before, now);
  if (!change || position < change.from) return position;
  const { from, toBefore, toNow } = change;
  if (position > toBefore) return mapBehind(before, now, change, position) ?? position + toNow - toBefore;
  // Something was inserted there: Yjs knows on which side.
  if (from === toBefore) return null;
  const [was, is] = [tokensOf(before, from, toBefore), tokensOf(now, from, toNow)];
  const at = countUntil(was, position);
  const index = align(was, is, at) ?? alignContext(was, is, at);
  return index === null ? null : (is[index - 1]?.end ?? from);
}

/**
 * Behind the change a place is as far from the end, except next to it: of two who split a paragraph at once, each has
 * written its end, and which of the two ends it belongs to only the letters before it tell.
 * @returns null where it is as far from the end, or nothing tells
 */
function mapBehind(before: Node, now: Node, change: Change, position: number): number | null {
  const { from, toBefore, toNow } = change;
  if (position > toBefore + CONTEXT || from === toBefore) return null;
  const [end, by] = [Math.min(position + CONTEXT, before.content.size), toNow - toBefore];
  const [was, is] = [tokensOf(before, from, end), tokensOf(now, from, end + by)];
  const at = countUntil(was, position);
  const text = lettersOf(was.slice(0, at)).slice(-CONTEXT);
  if (lettersOf(is.slice(0, countUntil(is, position + by))).endsWith(text)) return null;
  const index = alignContext(was, is, at);
  return index === null ? null : (is[index - 1]?.end ?? from);
}

const countUntil = (tokens: readonly Token[], position: number) =>
  tokens.filter(({ end }) => end <= position).length;

/** Where a place is after a transaction. What others edit comes as a whole new document, in which its mapping tells nothing. */
export function followPlace(transaction: Transaction, place: number): number {
  const { before, doc, mapping } = transaction;
  if (!transaction.getMeta(ySyncPluginKey)?.isChangeOrigin) return mapping.map(place);
  const change = changeOf(before, doc);
  if (!change) return place;
  const { from, toBefore, toNow } = change;
  return mapByText(before, doc, place) ?? new StepMap([from, toBefore - from, toNow - from]).map(place);
}

/** How many tokens stand before a place now; null where those around it have changed. */
export const align = (was: readonly Token[], is: readonly Token[], at: number): number | null =>
  alignTokens(was, is, at) ?? alignLetters(was, is, at);

function alignTokens(was: readonly Token[], is: readonly Token[], at: number): number | null {
  const shorter = Math.min(was.length, is.length);
  let head = 0;
  while (head < shorter && was[head]?.sign === is[head]?.sign) head += 1;
  let tail = 0;
  while (tail < shorter - head && was.at(-1 - tail)?.sign === is.at(-1 - tail)?.sign) tail += 1;
  const isAfter = at >= was.length - tail;
  // At the start of a block it stays with what follows, elsewhere with what precedes it.
  if (isAfter && (at > head || (was[at - 1]?.sign === BLOCK && was[at]?.sign !== BLOCK)))
    return at + is.length - was.length;
  return at <= head ? at : null;
}

/** Where blocks have changed on both sides. */
function alignLetters(was: readonly Token[], is: readonly Token[], at: number): number | null {
  const letters = was.slice(0, at).filter(isLetter).length;
  const index = alignTokens(was.filter(isLetter), is.filter(isLetter), letters);
  if (index === null) return null;
  let seen = 0;
  const place = is.findIndex((token) => isLetter(token) && ++seen > index);
  // What stood behind a letter stays behind it.
  const previous = was[at - 1];
  if (previous && isLetter(previous)) {
    seen = 0;
    return is.findIndex((token) => isLetter(token) && ++seen === index) + 1;
  }
  return place === -1 ? null : place;
}

/** Where text has changed on both sides, by the letters next to the place, if these stand together once. */
function alignContext(was: readonly Token[], is: readonly Token[], at: number): number | null {
  const before = lettersOf(was.slice(0, at)).slice(-CONTEXT);
  const after = lettersOf(was.slice(at)).slice(0, CONTEXT);
  const text = lettersOf(is);
  const start =
    onlyPlace(text, before + after) ??
    (before.length < ENOUGH ? null : onlyPlace(text, before)) ??
    (after.length < ENOUGH ? null : onlyPlace(text, after, before.length));
  if (start === null) return null;
  const letters = start + before.length;
  const previous = was[at - 1];
  const isBehind = letters > 0 && previous !== undefined && isLetter(previous);
  let seen = 0;
  const place = is.findIndex((token) => isLetter(token) && ++seen > letters - Number(isBehind));
  return place === -1 ? null : place + Number(isBehind);
}

const lettersOf = (tokens: readonly Token[]) =>
  tokens
    .filter(isLetter)
    .map(({ sign }) => sign)
    .join("");

/** @param shift how far before it the place is */
function onlyPlace(text: string, part: string, shift = 0): number | null {
  const at = part ? text.indexOf(part) : -1;
  return at < 0 || text.includes(part, at + 1) ? null : at - shift;
}

export function tokensOf(doc: Node, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  const add = (sign: string, end: number) => {
    if (end > from && end <= to) tokens.push({ sign, end });
  };
  doc.nodesBetween(from, to, (node, position) => {
    if (node.isTextblock) add(BLOCK, position + 1);
    if (node.isText)
      for (const [index, sign] of (node.text ?? "").split("").entries()) add(sign, position + index + 1);
    else if (node.isInline) add("\uFFFC", position + node.nodeSize);
  });
  return tokens;
}
