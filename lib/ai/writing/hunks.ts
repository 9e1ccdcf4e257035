import { MAX_SUGGESTED } from "@/lib/documents/comments/limits";
import { changesBetween, type QuotedChange } from "@/lib/documents/suggesting/text-changes";
import { visibleText } from "../context/visible-text";
import type { WritingBlock } from "./schema";
import { isEncodable, pairSegments } from "./tokens";

/** A change of one block: what stands at `from` to `to` of its text becomes `text`. */
export type Hunk = { block: number; from: number; to: number; text: string };
type Given = Pick<WritingBlock, "text" | "marks" | "labels">;

/** A change is cut where it would be longer than a suggestion may be. */
const MAX_PIECE = MAX_SUGGESTED - 200;

/**
 * The changes, by words, that make of blocks what a model wrote for them. No change reaches over formatting, a mention or
 * anything else that isn't text: these stay as they are.
 */
export function hunksOf(blocks: readonly Given[], answers: ReadonlyMap<number, string>): Hunk[] {
  return blocks.flatMap((block, index) => {
    const answer = answers.get(index);
    return answer === undefined ? [] : blockHunks(block, answer).map((hunk) => ({ block: index, ...hunk }));
  });
}

function blockHunks(block: Given, answer: string): Omit<Hunk, "block">[] {
  if (!isEncodable(block)) return [];
  const pairs = pairSegments(block, withSpaces(block.text, withoutStars(block.text, answer)));
  return (pairs ?? []).flatMap(([{ from, text }, now]) => {
    // What a model isn't given, such as a soft hyphen, isn't a change.
    if (now === visibleText(text)) return [];
    const changes = changesBetween(text, now) ?? [];
    return changes.flatMap((change) => pieces(change, text, now, from));
  });
}

/** Spaces around a block aren't for the model to change. */
function withSpaces(text: string, answer: string): string {
  const [lead = ""] = /^[^\S\n]*/.exec(text) ?? [];
  const [trail = ""] = /[^\S\n]*$/.exec(text) ?? [];
  return answer.trim() === "" ? "" : `${lead}${answer.trim()}${text.trim() === "" ? "" : trail}`;
}

/** Models like to make words bold, which would be signs in the text. */
const withoutStars = (text: string, answer: string) =>
  text.includes("**") ? answer : answer.replace(/\*\*(?=\S)([^*]+)(?<=\S)\*\*/g, "$1");

function pieces(change: QuotedChange, before: string, now: string, by: number): Omit<Hunk, "block">[] {
  const [old, put] = [before.slice(change.from, change.to), now.slice(change.start, change.end)];
  const count = Math.ceil(Math.max(old.length, put.length) / MAX_PIECE);
  if (count <= 1) return [{ from: by + change.from, to: by + change.to, text: put }];
  const [olds, puts] = [cut(old, count), cut(put, count)];
  // One without words can't be suggested by itself.
  if (olds.some((piece) => piece.trim() === "")) return [];
  let at = by + change.from;
  return olds.map((piece, index) => {
    const from = at;
    at += piece.length;
    return { from, to: at, text: puts[index] ?? "" };
  });
}

/** A text in so many pieces of about the same length, which end between words. */
function cut(text: string, count: number): string[] {
  const result: string[] = [];
  let at = 0;
  for (let index = 1; index < count; index += 1) {
    const aim = Math.round((text.length * index) / count);
    const space = text.indexOf(" ", aim);
    const end = space < 0 || space > aim + 100 ? Math.max(at, wholeCharacter(text, aim)) : space;
    result.push(text.slice(at, end));
    at = end;
  }
  return [...result, text.slice(at)];
}

const wholeCharacter = (text: string, at: number) =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;

/** Where changes of a text are in what it has become; those of words that were changed meanwhile aren't. */
export function placeInCurrent<Change extends { from: number; to: number }>(
  before: string,
  current: string,
  changes: readonly Change[],
): Change[] {
  if (before === current) return [...changes];
  const edits = changesBetween(before, current)?.flatMap(({ parts }) => parts);
  if (!edits) return [];
  return changes.flatMap((change) => {
    // One that only touches it is somebody's work on the same words too.
    if (edits.some(({ from, to }) => from <= change.to && to >= change.from)) return [];
    const before = edits.filter(({ to }) => to < change.from);
    const by = before.reduce((sum, { from, to, start, end }) => sum + (end - start) - (to - from), 0);
    return [{ ...change, from: change.from + by, to: change.to + by }];
  });
}

/** A block's text with some of its changes. */
export function applyHunks(text: string, hunks: readonly Pick<Hunk, "from" | "to" | "text">[]): string {
  return hunks
    .toSorted((a, b) => b.from - a.from)
    .reduce((result, hunk) => result.slice(0, hunk.from) + hunk.text + result.slice(hunk.to), text);
}
