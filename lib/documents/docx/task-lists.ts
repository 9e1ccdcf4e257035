import type { RichTextNode } from "../rich-text/node";

/** What a check box is in the text of a document of Word, ours among them, and a word joiner for each level below the first. */
const BOX = /^([☐☑☒])(\u2060*)\s*/u;

/** Paragraphs that begin with a check box as the task lists that they were. */
export function withTaskLists(blocks: readonly RichTextNode[]): RichTextNode[] {
  const made: RichTextNode[] = [];
  /** The list of each level that goes on. */
  let open: RichTextNode[] = [];
  for (const block of blocks) {
    const found = itemOf(block);
    if (!found) {
      made.push(block);
      open = [];
      continue;
    }
    const level = Math.min(found.level, open.length);
    open.length = Math.min(open.length, level + 1);
    let list = open[level];
    if (!list) {
      list = { type: "taskList", content: [] };
      open.push(list);
      (level === 0 ? made : (open[level - 1]?.content?.at(-1)?.content ?? made)).push(list);
    }
    list.content?.push(found.item);
  }
  return made;
}

function itemOf({
  type,
  content: [first, ...rest] = [],
}: RichTextNode): { item: RichTextNode; level: number } | null {
  const box = type === "paragraph" && BOX.exec(first?.text ?? "");
  if (!first || !box) return null;
  const text = (first.text ?? "").slice(box[0].length);
  const content = text ? [{ ...first, text }, ...rest] : rest;
  const item: RichTextNode = {
    ...{ type: "taskItem", attrs: { checked: box[1] !== "☐" } },
    content: [{ type: "paragraph", content }],
  };
  return { item, level: box[2]?.length ?? 0 };
}
