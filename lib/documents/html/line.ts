import type { RichTextMark, RichTextNode } from "../rich-text/node";

const isSame = (a: readonly RichTextMark[], b: readonly RichTextMark[]) =>
  a === b || (a.length === b.length && a.every((mark, at) => isSameMark(mark, b[at]!)));

/** Those of one element share their attributes. */
const isSameMark = (a: RichTextMark, b: RichTextMark) =>
  a === b ||
  (a.type === b.type && (a.attrs === b.attrs || JSON.stringify(a.attrs) === JSON.stringify(b.attrs)));

/**
 * The words of a block as HTML shows them: of several spaces one, none beside breaks and at the ends, and no break at
 * the end. Two texts with the same marks are one.
 */
export function shownLine(line: readonly RichTextNode[]): RichTextNode[] {
  const shown: RichTextNode[] = [];
  let isSpace = true;
  for (const node of line) {
    const text: string | undefined = node.text
      ?.replaceAll("\0", "")
      .replaceAll(/[ \t\n\r\f]+/g, " ")
      .replace(isSpace ? /^ / : /^$/, "");
    if (node.type === "text" && !text) continue;
    const last = shown.at(-1);
    if (text && last?.type === "text" && isSame(last.marks ?? [], node.marks ?? []))
      shown.splice(-1, 1, { ...last, text: last.text + text });
    else shown.push(text ? { ...node, text } : node);
    isSpace = node.type === "hardBreak" || text?.endsWith(" ") === true;
  }
  for (let last = shown.at(-1); last; last = shown.at(-1)) {
    const text = last.text?.replace(/ $/, "");
    if (last.type === "hardBreak" || text === "") shown.pop();
    else if (text !== last.text) shown.splice(-1, 1, { ...last, text });
    else break;
  }
  return shown;
}
