import type { Node } from "@tiptap/pm/model";
import { type Editor, isTextSelection } from "@tiptap/react";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { type Hunk, placeInCurrent } from "@/lib/ai/writing/hunks";
import { MAX_BEFORE_CHARS, MAX_LABEL_CHARS, MAX_MARKS } from "@/lib/ai/writing/limits";
import type { WritingBlock } from "@/lib/ai/writing/schema";
import { asOneUndo } from "@/lib/documents/editor/blocks/move-blocks";

export type Scope = "selection" | "block" | "document";
export type Range = { from: number; to: number };
/** Text of one block of an editor, by its places there. */
type Piece = { node: Node; start: number; range: Range };
/** Where a place of an editor is in the document; other than by the editor's own binding in suggest mode. */
export type TextAt = (from: number, to: number) => { quote: string; anchor: WritingBlock["anchor"] };

/** What can be worked on: what is selected, the block with the caret, and all of it. */
export function scopesOf({ state }: Editor): Partial<Record<Scope, Range>> {
  const { selection, doc } = state;
  const { $from, from, to } = selection;
  const all = { from: 0, to: doc.content.size };
  const has = ({ from, to }: Range) => /[\p{L}\p{N}]/u.test(doc.textBetween(from, to, "\n"));
  const block = $from.parent.isTextblock ? { from: $from.start(), to: $from.end() } : null;
  return {
    ...(!selection.empty && has({ from, to }) && { selection: { from, to } }),
    ...(isTextSelection(selection) && selection.empty && block && has(block) && { block }),
    ...(has(all) && { document: all }),
  };
}

function piecesIn(doc: Node, { from, to }: Range): Piece[] {
  const pieces: Piece[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true;
    const start = position + 1;
    const range = { from: Math.max(start, from), to: Math.min(start + node.content.size, to) };
    if (!node.type.spec.code && range.from < range.to) pieces.push({ node, start, range });
    return false;
  });
  return pieces;
}

const textOf = (doc: Node, { from, to }: Range) => doc.textBetween(from, to, "\n", "\uFFFC");

/** The text of a range by block, as a model is asked about it. */
export function blocksIn(editor: Editor, range: Range, textAt?: TextAt): WritingBlock[] {
  const { doc } = editor.state;
  return piecesIn(doc, range).flatMap(({ node, start, range: own }) => {
    if (textAt) {
      const { quote, anchor } = textAt(own.from, own.to);
      return quote.trim() ? [{ text: quote, marks: [], labels: [], anchor }] : [];
    }
    const text = textOf(doc, own);
    if (!text.trim()) return [];
    return [{ text, ...formatsIn(node, start, own), anchor: anchorOf(editor, own) }];
  });
}

/** Runs with formatting, and what each thing shows that isn't text. */
function formatsIn(node: Node, start: number, { from, to }: Range): Pick<WritingBlock, "marks" | "labels"> {
  const runs: { from: number; to: number; key: string }[] = [];
  const labels: string[] = [];
  node.forEach((child, offset) => {
    const [begin, end] = [Math.max(start + offset, from), Math.min(start + offset + child.nodeSize, to)];
    if (begin >= end) return;
    if (!child.isText) labels.push(labelOf(child));
    const marks = child.marks.filter(({ type }) => type.name !== "comment");
    const key = JSON.stringify(marks);
    const last = runs.at(-1);
    if (last?.key === key && last.to === begin - from) last.to = end - from;
    else runs.push({ from: begin - from, to: end - from, key });
  });
  const marked = runs.length > 1 ? runs.filter(({ key }) => key !== "[]") : [];
  return {
    marks: marked.slice(0, MAX_MARKS).map((run): [number, number] => [run.from, run.to]),
    labels: labels.slice(0, MAX_MARKS),
  };
}

function labelOf({ type, attrs }: Node): string {
  if (type.name === "hardBreak") return "line break";
  const label: unknown = attrs.label ?? attrs.name ?? attrs.date ?? type.name;
  return String(label).slice(0, MAX_LABEL_CHARS).toWellFormed();
}

/** Where a range stands, however it moves; null in an editor that isn't bound to a document. */
export function anchorOf({ state }: Editor, { from, to }: Range): WritingBlock["anchor"] {
  const sync = ySyncPluginKey.getState(state);
  if (!sync?.binding) return null;
  const encode = (position: number) =>
    btoa(
      String.fromCharCode(
        ...Y.encodeRelativePosition(
          absolutePositionToRelativePosition(position, sync.type, sync.binding.mapping),
        ),
      ),
    );
  return { from: encode(from), to: encode(to) };
}

/** Where an anchor is now; null where its text is gone. */
export function rangeOf({ state }: Editor, anchor: NonNullable<WritingBlock["anchor"]>): Range | null {
  const sync = ySyncPluginKey.getState(state);
  if (!sync?.binding) return null;
  const [from, to] = [anchor.from, anchor.to].map((encoded) =>
    relativePositionToAbsolutePosition(
      sync.doc,
      sync.type,
      Y.decodeRelativePosition(Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0))),
      sync.binding.mapping,
    ),
  );
  return typeof from === "number" && typeof to === "number" && from <= to ? { from, to } : null;
}

/** What stands before the end of a range. */
export function textBefore({ state: { doc } }: Editor, to: number): string {
  return doc.textBetween(0, to, "\n", " ").slice(-MAX_BEFORE_CHARS).toWellFormed();
}

/**
 * Puts changes into the text as one step of undo. What is put has the formatting of what it replaces; words that somebody
 * has changed meanwhile stay.
 * @returns how many were left out
 */
export function applyInEditor(
  editor: Editor,
  blocks: readonly WritingBlock[],
  hunks: readonly Hunk[],
): number {
  const { doc, tr, schema } = editor.state;
  const byBlock = Map.groupBy(hunks, ({ block }) => block);
  const placed = [...byBlock].flatMap(([index, ofBlock]) => {
    const { anchor, text } = blocks[index]!;
    const range = anchor && rangeOf(editor, anchor);
    if (!range) return [];
    return placeInCurrent(text, textOf(doc, range), ofBlock).map((hunk) => ({
      ...{ from: range.from + hunk.from, to: range.from + hunk.to, text: hunk.text },
    }));
  });
  for (const { from, to, text } of placed.toSorted((a, b) => b.from - a.from)) {
    const { marks } = doc.resolve(from).nodeAfter ?? { marks: [] };
    if (text) tr.replaceWith(from, to, schema.text(text, marks));
    else tr.delete(from, to);
  }
  asOneUndo(editor.view, () => editor.view.dispatch(tr.scrollIntoView()));
  return hunks.length - placed.length;
}
