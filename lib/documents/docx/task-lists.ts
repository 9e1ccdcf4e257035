import type { RichTextNode } from "../rich-text/node";

/** What a check box is in the text of a document of Word, ours among them. */
const BOX = /^([☐☑☒])\s*/u;

/** Paragraphs that begin with a check box as the task lists that they were. */
export function withTaskLists(blocks: readonly RichTextNode[]): RichTextNode[] {
  const made: RichTextNode[] = [];
  for (const block of blocks) {
    const item = itemOf(block);
    const last = made.at(-1);
    if (!item) made.push(block);
    else if (last?.type === "taskList") last.content?.push(item);
    else made.push({ type: "taskList", content: [item] });
  }
  return made;
}

function itemOf({ type, content: [first, ...rest] = [] }: RichTextNode): RichTextNode | null {
  const box = type === "paragraph" && BOX.exec(first?.text ?? "");
  if (!first || !box) return null;
  const text = (first.text ?? "").slice(box[0].length);
  const content = text ? [{ ...first, text }, ...rest] : rest;
  return {
    ...{ type: "taskItem", attrs: { checked: box[1] !== "☐" } },
    content: [{ type: "paragraph", content }],
  };
}
