import type { Node } from "@tiptap/pm/model";
import type * as Y from "yjs";
import { editRichText } from "../rich-text/comment-marks";
import { replaceText } from "./replace-text";

type Marked = { from: number; to: number; text: string };

/**
 * Puts a text in the place of the one that has the mark of a suggestion. What both begin and end with stays as it is, with its
 * authors and formatting; what is put has the formatting of what it replaces.
 * @param original what the mark was set on
 * @returns false where the text says something else by now, or is gone; then nothing is changed
 */
export function replaceMarked(document: Y.Doc, id: string, original: string, replacement: string): boolean {
  let isReplaced = false;
  editRichText(document, (doc) => {
    const marked = markedText(doc, id);
    if (marked?.text !== original) return doc;
    isReplaced = true;
    return replaceText(doc, marked.from, original, replacement);
  });
  return isReplaced;
}

/** The text with a mark; null where it is none, in more than one piece, or in several blocks. */
function markedText(doc: Node, id: string): Marked | null {
  const pieces: Marked[] = [];
  doc.descendants((node, position) => {
    if (!node.isInline || !node.marks.some(({ type, attrs }) => type.name === "comment" && attrs.id === id))
      return;
    pieces.push({ from: position, to: position + node.nodeSize, text: node.text ?? "\uFFFC" });
  });
  const [first] = pieces;
  if (!first || pieces.some(({ from }, index) => index > 0 && from !== pieces[index - 1]?.to)) return null;
  return { from: first.from, to: pieces.at(-1)!.to, text: pieces.map(({ text }) => text).join("") };
}
