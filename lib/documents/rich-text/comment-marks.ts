import type { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import { initProseMirrorDoc, relativePositionToAbsolutePosition, updateYFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { AppError } from "@/lib/http/errors";
import { DOCUMENT_FIELD } from "../names";
import { richTextSchema } from "./schema";

/** Encoded relative positions of Yjs. */
export type CommentAnchor = { from: Uint8Array; to: Uint8Array };
export type Range = { from: number; to: number };
type Marked = { doc: Node; range: Range };

export const commentMark = (id: string) => richTextSchema.mark("comment", { id });

/** The text of a range as a quote of it: blocks are separated by a line break, what isn't text is U+FFFC. */
export const quoteOf = (doc: Node, { from, to }: Range): string => doc.textBetween(from, to, "\n", "\uFFFC");

/**
 * Marks the text that a comment is on.
 * @param quote what it was when it was selected; without an anchor, or where the text there is another by now, it is
 * looked for
 * @returns the document with the mark, and where it is
 * @throws AppError conflict where it is gone, or can't have comments
 */
export function addCommentMark(
  document: Y.Doc,
  id: string,
  quote: string,
  anchor: CommentAnchor | null,
): Marked {
  let set: Marked | null = null;
  editRichText(document, (doc, rangeOf) => {
    const anchored = anchor && rangeOf(anchor);
    const range = anchored && quoteOf(doc, anchored) === quote ? anchored : findQuote(doc, quote);
    if (!range)
      throw new AppError("conflict", "The text of this comment has changed meanwhile. Select it again.");
    const marked = new Transform(doc).addMark(range.from, range.to, commentMark(id));
    if (!marked.docChanged)
      throw new AppError("conflict", "Select some text: nothing here can have comments.");
    set = { doc: marked.doc, range };
    return marked.doc;
  });
  return set!;
}

export function removeCommentMark(document: Y.Doc, id: string): void {
  editRichText(document, (doc) => new Transform(doc).removeMark(0, doc.content.size, commentMark(id)).doc);
}

/** Edits a rich text as the document that it shows; positions of Yjs are found in it. */
export function editRichText(
  document: Y.Doc,
  change: (doc: Node, rangeOf: (anchor: CommentAnchor) => Range | null) => Node,
): void {
  const fragment = document.getXmlFragment(DOCUMENT_FIELD);
  const { doc, meta } = initProseMirrorDoc(fragment, richTextSchema);
  const position = (encoded: Uint8Array) => {
    try {
      const relative = Y.decodeRelativePosition(encoded);
      return relativePositionToAbsolutePosition(document, fragment, relative, meta.mapping);
    } catch {
      // It is none, or of another document.
      return null;
    }
  };
  const changed = change(doc, (anchor) => {
    const [from, to] = [position(anchor.from), position(anchor.to)];
    return from !== null && to !== null && from < to && to <= doc.content.size ? { from, to } : null;
  });
  updateYFragment(document, fragment, changed, meta);
}

/** The first place of a text, which is within one block. */
function findQuote(doc: Node, quote: string): Range | null {
  let found: Range | null = null;
  doc.descendants((node, position) => {
    if (found || !node.isTextblock) return !found;
    const at = quoteOf(node, { from: 0, to: node.content.size }).indexOf(quote);
    if (at >= 0) found = { from: position + 1 + at, to: position + 1 + at + quote.length };
    return false;
  });
  return found;
}
