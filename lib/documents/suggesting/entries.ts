import type { Node } from "@tiptap/pm/model";
import { mapByText } from "../editor/same-text";
import { replaceText } from "../suggestions/replace-text";
import { changesBetween, type TextChange } from "./text-changes";

/** A suggestion that is being written: what a text of the document should become. */
export type Entry = {
  id: string;
  /** The comment mark that its text has once it is stored: its own, or that of one that was accepted while this went on. */
  mark: string;
  original: string;
  replacement: string;
  /** Where the text is in the document; null where it isn't there any more. */
  from: number | null;
};
/** A change as it is drawn: what it puts at `from` to `to` of what the editor shows, and what it takes away. */
export type Part = { from: number; to: number; removed: string };
export type Hunk = Entry & { from: number; parts: Part[] };
type Placed = Entry & { from: number };

type Block = { node: Node; start: number };

export const textIn = (block: Node): string => block.textBetween(0, block.content.size, "\n", "\uFFFC");

function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = [];
  doc.descendants((node, position) => {
    if (node.isTextblock) blocks.push({ node, start: position + 1 });
    return !node.isTextblock;
  });
  return blocks;
}

/**
 * The suggestions that make of a document what the editor shows, which has the same blocks. One that was on the same text
 * before goes on.
 * @returns null where it isn't made by suggestions
 */
export function hunksBetween(
  base: Node,
  shown: Node,
  known: readonly Entry[],
  newId: () => string,
): Hunk[] | null {
  const changed = changedBlocks(base, shown, 0, 0);
  if (!changed) return null;
  const placed = known.filter(isPlaced).toSorted((a, b) => a.from - b.from);
  const hunks: Hunk[] = [];
  for (const { node, start, now } of changed) {
    const end = start + node.content.size;
    const own = placed.filter(({ from }) => start <= from && from <= end);
    const found = blockHunks(textIn(node), textIn(now.node), own, start, newId);
    if (!found) return null;
    for (const { parts, ...entry } of found)
      hunks.push({ ...entry, parts: parts.map((part) => ({ ...part, ...shifted(part, now.start) })) });
  }
  return hunks;
}

/** The blocks of text that aren't the same node in both. @returns null where there are more in one of them, or others */
function changedBlocks(
  base: Node,
  shown: Node,
  start: number,
  shownStart: number,
): (Block & { now: Block })[] | null {
  if (base.childCount !== shown.childCount) return null;
  const changed: (Block & { now: Block })[] = [];
  let [at, shownAt] = [start, shownStart];
  for (let index = 0; index < base.childCount; index += 1) {
    const [node, now] = [base.child(index), shown.child(index)];
    if (node !== now) {
      if (node.isTextblock !== now.isTextblock) return null;
      const within = node.isTextblock
        ? [{ node, start: at + 1, now: { node: now, start: shownAt + 1 } }]
        : changedBlocks(node, now, at + 1, shownAt + 1);
      if (!within) return null;
      changed.push(...within);
    }
    at += node.nodeSize;
    shownAt += now.nodeSize;
  }
  return changed;
}

const isPlaced = (entry: Entry): entry is Placed => entry.from !== null;
const shifted = ({ from, to }: Part, by: number) => ({ from: from + by, to: to + by });

/** The suggestions in one block; the places of what is drawn count from its start. */
function blockHunks(
  before: string,
  after: string,
  known: readonly Placed[],
  start: number,
  newId: () => string,
): Hunk[] | null {
  if (before === after) return [];
  const same = knownHunks(before, known, start);
  // Where one of two equal words was deleted, the text alone doesn't tell which.
  if (same.text === after) return same.hunks;
  const changes = changesBetween(before, after);
  if (!changes) return null;
  const left = [...known];
  const take = (isIt: (entry: Placed) => boolean) => {
    const at = left.findIndex(isIt);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const hunks = changes.map((change) => {
    const [from, to] = [start + change.from, start + change.to];
    const entry = take((one) => one.from < to && from < one.from + one.original.length);
    return { change, from, entry };
  });
  return hunks.map(({ change, from, entry }) => {
    const id = entry?.id ?? newId();
    return {
      ...{ id, mark: entry?.mark ?? id, from },
      original: before.slice(change.from, change.to),
      replacement: after.slice(change.start, change.end),
      parts: change.parts.map((part) => partOf(part, before)),
    };
  });
}

/** What is known of a block, as it is drawn, and the text that it makes. */
function knownHunks(before: string, known: readonly Placed[], start: number) {
  const hunks: Hunk[] = [];
  let text = "";
  let end = 0;
  for (const entry of known) {
    const { original, replacement } = entry;
    const from = entry.from - start;
    text += before.slice(end, from);
    const at = text.length;
    const whole = { from: 0, to: original.length, start: 0, end: replacement.length };
    const parts = changesBetween(original, replacement)?.flatMap((change) => change.parts) ?? [whole];
    hunks.push({
      ...entry,
      parts: parts.map((part) => ({ ...partOf(part, original), ...shifted(partOf(part, original), at) })),
    });
    text += replacement;
    end = from + original.length;
  }
  return { text: text + before.slice(end), hunks };
}

const partOf = ({ from, to, start, end }: TextChange, before: string): Part => ({
  from: start,
  to: end,
  removed: before.slice(from, to),
});

/** A document as it would be with all that is suggested. */
export function withEntries(base: Node, entries: readonly Entry[]): Node {
  return entries
    .filter(isPlaced)
    .toSorted((a, b) => b.from - a.from)
    .reduce((doc, { from, original, replacement }) => replaceText(doc, from, original, replacement), base);
}

type Marked = { from: number; text: string; isWhole: boolean };

/** Where each comment's text is, in one pass. */
function markedTexts(doc: Node): Map<string, Marked> {
  const found = new Map<string, Marked>();
  doc.descendants((node, position) => {
    if (!node.isInline) return;
    for (const { type, attrs } of node.marks) {
      if (type.name !== "comment") continue;
      const id = String(attrs.id);
      const text = node.text ?? "\uFFFC";
      const before = found.get(id);
      if (!before) found.set(id, { from: position, text, isWhole: true });
      else {
        before.isWhole &&= before.from + before.text.length === position;
        before.text += text;
      }
    }
  });
  return found;
}

/** Where the entries are after the document has changed, by their marks, or by the text around them. */
export function placeEntries(entries: readonly Entry[], before: Node, now: Node): Entry[] {
  if (entries.length === 0) return [];
  const marked = markedTexts(now);
  const placed = entries.map((entry): Entry => {
    const own = marked.get(entry.mark);
    if (own?.isWhole && own.text === entry.original) return { ...entry, from: own.from };
    if (entry.from === null) return entry;
    const places = placesAfter(before, now, entry.from);
    const from = places.find((place) => hasText(now, place, entry.original));
    return { ...entry, from: from ?? onlyPlace(before, now, entry.original) };
  });
  return withoutOverlaps(placed);
}

function placesAfter(before: Node, now: Node, position: number): number[] {
  const place = mapByText(before, now, position);
  // Where something came in right there, it stands before or behind.
  return place === null ? [position, position + now.content.size - before.content.size] : [place];
}

/** Where a text is that stands once, before and now. */
function onlyPlace(before: Node, now: Node, text: string): number | null {
  const [[place, ...more], was] = [placesOf(now, text), placesOf(before, text)];
  return was.length === 1 && more.length === 0 ? (place ?? null) : null;
}

function placesOf(doc: Node, text: string): number[] {
  return blocksOf(doc).flatMap(({ node, start }) => {
    const [found, places] = [textIn(node), []] as [string, number[]];
    for (let at = found.indexOf(text); at >= 0; at = found.indexOf(text, at + 1)) places.push(start + at);
    return places;
  });
}

function hasText(doc: Node, from: number, text: string): boolean {
  const to = from + text.length;
  if (from < 0 || to > doc.content.size) return false;
  const $from = doc.resolve(from);
  return $from.parent.isTextblock && to <= $from.end() && doc.textBetween(from, to, "\n", "\uFFFC") === text;
}

/** Of two on the same words, as from two pages of one person, only one can be shown. */
function withoutOverlaps(entries: readonly Entry[]): Entry[] {
  const kept: Entry[] = [];
  for (const entry of entries) {
    const { from, original } = entry;
    const isTaken =
      from !== null &&
      kept.some(
        (one) =>
          one.from !== null && one.from < from + original.length && from < one.from + one.original.length,
      );
    kept.push(isTaken ? { ...entry, from: null } : entry);
  }
  return kept;
}

/** The text that has a comment's mark now. */
export const markedText = (doc: Node, id: string): string | undefined => markedTexts(doc).get(id)?.text;

/** Where a place of what the editor shows is in the document itself; that of new words is before them. */
export function placeInBase(hunks: readonly Hunk[], position: number): number {
  let shift = 0;
  for (const { parts } of hunks)
    for (const { from, to, removed } of parts) {
      if (position <= from) return position - shift;
      if (position < to) return from - shift;
      shift += to - from - removed.length;
    }
  return position - shift;
}

/** Where a place of the document is in what the editor shows. */
export function placeShown(hunks: readonly Hunk[], position: number): number {
  let shift = 0;
  for (const { parts } of hunks)
    for (const { from, to, removed } of parts) {
      if (position <= from - shift) return position + shift;
      shift += to - from - removed.length;
    }
  return position + shift;
}
