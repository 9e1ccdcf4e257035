import type { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "../names";
import { commentMark, editRichText, quoteOf, type Range } from "./comment-marks";
import { type CommentedPlace, findPlace, placeIn, SEPARATOR } from "./commented-place";

/** What stands for a node in a text that isn't text. */
const LEAF = "\uFFFC";

/** Text of one block with the mark of a comment that one client set. */
export type MarkedText = { id: string; client: number; place: CommentedPlace };
/** The text of a document, and what of it has comments, in reading order. */
export type CommentedText = { text: string; marked: ReadonlyMap<string, MarkedText[]> };

/** Where a comment is that was made on a range, which may reach over several blocks. */
export function placeOfRange(doc: Node, { from, to }: Range): CommentedPlace {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  const { before } = placeIn(blockText($from.parent), $from.parentOffset, $from.parentOffset);
  const { after } = placeIn(blockText($to.parent), $to.parentOffset, $to.parentOffset);
  const text = quoteOf(doc, { from, to }).replaceAll(SEPARATOR, LEAF).toWellFormed();
  return { text, before, after };
}

const blockText = (node: Node) =>
  node.isTextblock ? quoteOf(node, { from: 0, to: node.content.size }).replaceAll(SEPARATOR, LEAF) : "";

type Mark = { key: string; id: string; client: number };
type Run = Mark & { node: Y.XmlText; index: number; from: number; to: number };
type Block = { text: string; runs: Run[] };

/** The text of a document by block, as the editor's nodes have it, with the runs that have comments. */
function blocksOf(document: Y.Doc): Block[] {
  const blocks: Block[] = [];
  const visit = (parent: Y.XmlFragment) => {
    const children = parent.toArray();
    const isTextBlock = children.some((child) => child instanceof Y.XmlText);
    const block: Block = { text: "", runs: [] };
    for (const child of children)
      if (child instanceof Y.XmlText) readText(block, child);
      else if (isTextBlock) block.text += LEAF;
      else if (child instanceof Y.XmlElement) visit(child);
    if (isTextBlock) blocks.push({ ...block, text: block.text.replaceAll(SEPARATOR, LEAF) });
  };
  visit(document.getXmlFragment(DOCUMENT_FIELD));
  return blocks;
}

function readText(block: Block, node: Y.XmlText) {
  const marks = new Map<string, Mark>();
  let index = 0;
  for (let item = node._start; item; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat && MARK.test(content.key)) {
      const { id } = (content.value ?? {}) as { id?: unknown };
      if (typeof id === "string") marks.set(content.key, { key: content.key, id, client: item.id.client });
      else marks.delete(content.key);
    } else if (content instanceof Y.ContentString) {
      for (const mark of marks.values()) addRun(block, { ...mark, node, index }, content.str.length);
      block.text += content.str;
      index += content.str.length;
    }
  }
}
/** The binding names a mark that may overlap itself with a hash of its attributes. */
const MARK = /^comment(--|$)/;

function addRun({ text, runs }: Block, run: Omit<Run, "from" | "to">, length: number) {
  const isNext = (it: Run) =>
    it.node === run.node && it.key === run.key && it.client === run.client && it.to === text.length;
  const known = runs.find(isNext);
  if (known) known.to += length;
  else runs.push({ ...run, from: text.length, to: text.length + length });
}

/** What of a document has comments. */
export function readCommented(document: Y.Doc): CommentedText {
  const blocks = blocksOf(document);
  const marked = new Map<string, MarkedText[]>();
  for (const { text, runs } of blocks)
    for (const { id, client, from, to } of runs)
      marked.set(id, [...(marked.get(id) ?? []), { id, client, place: placeIn(text, from, to) }]);
  return { text: blocks.map(({ text }) => text).join(SEPARATOR), marked };
}

/** The ids of the comments that have text in a document. */
export const commentsIn = (document: Y.Doc): Set<string> => new Set(readCommented(document).marked.keys());

/**
 * Sets the marks of comments again whose text was written anew by somebody who didn't have them: who splits or retypes a
 * block offline deletes the marked text and writes it without the mark. What was deleted, and happens to stand elsewhere,
 * isn't the same; see `findPlace`.
 * @returns the ids of those whose text was found
 */
export function restoreCommentMarks(
  document: Y.Doc,
  comments: readonly { id: string; place: CommentedPlace }[],
): string[] {
  const found: string[] = [];
  const known = commentsIn(document);
  const lost = comments.filter(({ id }) => !known.has(id));
  if (lost.length === 0) return found;
  editRichText(document, (doc) => {
    const blocks: { start: number; at: number; text: string }[] = [];
    let length = 0;
    doc.descendants((node, position) => {
      if (!node.isTextblock) return true;
      const text = blockText(node);
      blocks.push({ start: position + 1, at: length, text });
      length += text.length + SEPARATOR.length;
      return false;
    });
    const text = blocks.map((block) => block.text).join(SEPARATOR);
    const restored = new Transform(doc);
    for (const { id, place } of lost) {
      const at = findPlace(text, place);
      const block = at === null ? undefined : blocks.findLast((one) => one.at <= at);
      if (at === null || !block) continue;
      const from = block.start + at - block.at;
      restored.addMark(from, from + place.text.length, commentMark(id));
      found.push(id);
    }
    return restored.doc;
  });
  return found;
}

/** Whether the text of a comment is there again beside the text that a client has marked for it. */
export const isRestoredTwice = (marked: readonly MarkedText[], client: number): boolean =>
  marked.some(
    (restored) =>
      restored.client === client &&
      marked.some((it) => it.client !== client && it.place.text === restored.place.text),
  );

/** Removes marks that clients have set. */
export function removeMarksOf(document: Y.Doc, marks: readonly { id: string; client: number }[]): void {
  const runs = blocksOf(document).flatMap((block) => block.runs);
  for (const { node, index, key, from, to, ...run } of runs)
    if (marks.some(({ id, client }) => id === run.id && client === run.client))
      node.format(index, to - from, { [key]: null });
}
