import type { Mark, Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";

type Marked = { mark: Mark; from: number; to: number };
type TextBlock = { text: string; start: number; marked: Marked[] };

const isComment = ({ type }: Mark) => type.name === "comment";

/** The blocks of text of a document, with the comments in each. */
function textBlocksOf(doc: Node): TextBlock[] {
  const blocks: TextBlock[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const marked = new Map<string, Marked>();
    node.forEach((inline, offset) => {
      for (const mark of inline.marks.filter(isComment)) {
        const id = String(mark.attrs.id);
        marked.set(id, { mark, from: marked.get(id)?.from ?? offset, to: offset + inline.nodeSize });
      }
    });
    const text = node.textBetween(0, node.content.size, "\n", "\uFFFC");
    blocks.push({ text, start: position + 1, marked: [...marked.values()] });
    return false;
  });
  return blocks;
}

/**
 * What a document becomes, with the comments of what it was: those on a block that says the same stay there, others come to
 * the first place that has their words. A comment that it has already stays as it is.
 */
export function keepComments(before: Node, after: Node): Node {
  const commented = textBlocksOf(before).filter(({ marked }) => marked.length > 0);
  if (commented.length === 0) return after;
  const blocks = textBlocksOf(after);
  const known = new Set(blocks.flatMap(({ marked }) => marked.map(({ mark }) => mark.attrs.id)));
  const kept = new Transform(after);
  let next = 0;
  for (const { text, marked } of commented) {
    const same = blocks.findIndex((block, index) => index >= next && block.text === text);
    if (same >= 0) next = same + 1;
    for (const { mark, from, to } of marked.filter(({ mark: { attrs } }) => !known.has(attrs.id))) {
      const words = text.slice(from, to);
      const block = blocks[same] ?? blocks.find((one) => one.text.includes(words));
      if (!block) continue;
      const at = block.start + (same >= 0 ? from : block.text.indexOf(words));
      kept.addMark(at, at + words.length, mark);
    }
  }
  return kept.doc;
}
