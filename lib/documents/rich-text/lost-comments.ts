import type { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "../names";
import { commentMark, editRichText, quoteOf, type Range } from "./comment-marks";

/** The text that a comment is on, and what stands around it, whatever blocks that is in. */
export type CommentedPlace = { text: string; before: string; after: string };

/** So many letters are kept on each side; so many of them, next to the text, tell its place from another. */
const CONTEXT = 12;
const ENOUGH = 4;

export const placeOfRange = (doc: Node, { from, to }: Range): CommentedPlace => ({
  text: quoteOf(doc, { from, to }),
  before: around(doc, Math.max(0, from - 4 * CONTEXT), from).slice(-CONTEXT),
  after: around(doc, to, Math.min(doc.content.size, to + 4 * CONTEXT)).slice(0, CONTEXT),
});

const around = (doc: Node, from: number, to: number) => doc.textBetween(from, to, "", "\uFFFC");

/** The ids of the comments that have text in a document. */
export function commentsIn(document: Y.Doc): Set<string> {
  const found = new Set<string>();
  for (const node of document.getXmlFragment(DOCUMENT_FIELD).createTreeWalker(() => true)) {
    const parts: Part[] = node instanceof Y.XmlText ? node.toDelta() : [];
    for (const { attributes = {} } of parts)
      for (const [key, value] of Object.entries(attributes)) if (MARK.test(key)) found.add(String(value?.id));
  }
  return found;
}
type Part = { attributes?: Record<string, { id?: unknown } | null> };
/** The binding names a mark that may overlap itself with a hash of its attributes. */
const MARK = /^comment(--|$)/;

/**
 * Sets the marks of comments again whose text was written anew by somebody who didn't have them: who splits or retypes a
 * block offline deletes the marked text and writes it without the mark. Text is the same where it has the same around it,
 * on one side at least; what was deleted, and happens to stand elsewhere, isn't.
 */
export function restoreCommentMarks(
  document: Y.Doc,
  comments: readonly { id: string; place: CommentedPlace }[],
): void {
  editRichText(document, (doc) => {
    const restored = new Transform(doc);
    for (const { id, place } of comments) {
      const range = findPlace(doc, place);
      if (range) restored.addMark(range.from, range.to, commentMark(id));
    }
    return restored.doc;
  });
}

function findPlace(doc: Node, { text, before, after }: CommentedPlace): Range | null {
  let best: { range: Range; score: number } | null = null;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const block = quoteOf(node, { from: 0, to: node.content.size });
    for (let at = block.indexOf(text); at >= 0; at = block.indexOf(text, at + 1)) {
      const from = position + 1 + at;
      const range = { from, to: from + text.length };
      const here = placeOfRange(doc, range);
      const left = commonStart(reversed(here.before), reversed(before));
      const right = commonStart(here.after, after);
      const isSame = isEnough(left, before) || isEnough(right, after);
      if (isSame && left + right > (best?.score ?? 0)) best = { range, score: left + right };
    }
    return false;
  });
  return (best as { range: Range } | null)?.range ?? null;
}

const isEnough = (letters: number, of: string) => letters > 0 && letters >= Math.min(ENOUGH, of.length);
const reversed = (text: string) => text.split("").toReversed().join("");

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1;
  return length;
}
