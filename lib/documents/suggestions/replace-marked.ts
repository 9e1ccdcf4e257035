import type { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import type * as Y from "yjs";
import { editRichText } from "../rich-text/comment-marks";
import { richTextSchema } from "../rich-text/schema";

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
    return replaced(doc, marked, replacement);
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

function replaced(doc: Node, { from, text }: Marked, replacement: string): Node {
  const start = commonLength(text, replacement, (given, index) => given[index]);
  const [old, now] = [text.slice(start), replacement.slice(start)];
  const end = commonLength(old, now, (given, index) => given[given.length - 1 - index]);
  const at = from + start;
  const put = now.slice(0, now.length - end);
  const { marks } = doc.resolve(at).nodeAfter ?? doc.resolve(at).nodeBefore ?? { marks: [] };
  return new Transform(doc).replaceWith(
    ...([at, at + old.length - end, put ? richTextSchema.text(put, marks) : []] as const),
  ).doc;
}

/** How many units two texts have in common, without cutting a surrogate pair. */
function commonLength(
  a: string,
  b: string,
  unit: (text: string, index: number) => string | undefined,
): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && unit(a, length) === unit(b, length)) length += 1;
  while (length > 0 && /[\uD800-\uDFFF]/.test(unit(a, length - 1) ?? "")) length -= 1;
  return length;
}
