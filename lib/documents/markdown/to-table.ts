import type { AlignType, Table } from "mdast";
import { shownLine } from "../html/line";
import type { RichTextNode } from "../rich-text/node";
import { phrasingOf } from "./to-phrasing";

const isHeader = ({ type }: RichTextNode) => type === "tableHeader";
const spans = ({ attrs }: RichTextNode) => Number(attrs?.colspan ?? 1) > 1 || Number(attrs?.rowspan ?? 1) > 1;
/** In a cell `\|` is a bar, in code, too: code that has both can't be written there. */
const hasBarredCode = ({ text = "", marks = [], content = [] }: RichTextNode): boolean =>
  (text.includes("\\|") && marks.some(({ type }) => type === "code")) || content.some(hasBarredCode);
const alignOf = (cell: RichTextNode | undefined): AlignType => {
  const align = cell?.attrs?.align;
  return align === "left" || align === "center" || align === "right" ? align : null;
};

/**
 * A table as Markdown can hold it: one row of headers above all others, in each cell words alone, and each column of one
 * alignment. @returns null for any other
 */
export function tableOf({ content: rows = [] }: RichTextNode): Table | null {
  const [head, ...body] = rows.map(({ content = [] }) => content);
  if (!head || head.length === 0 || !head.every(isHeader) || body.flat().some(isHeader)) return null;
  const cells = [...head, ...body.flat()];
  const isWords = (cell: RichTextNode) => (cell.content ?? []).every(({ type }) => type === "paragraph");
  if (body.some((row) => row.length !== head.length) || cells.some(spans) || !cells.every(isWords))
    return null;
  if (cells.some(hasBarredCode)) return null;
  const align = head.map(alignOf);
  if (body.some((row) => row.some((cell, at) => alignOf(cell) !== align[at]))) return null;
  const children = [head, ...body].map((row) => ({
    type: "tableRow" as const,
    children: row.map((cell) => ({
      type: "tableCell" as const,
      children: phrasingOf(linesOf(cell), { isOneLine: true }),
    })),
  }));
  return { type: "table", align, children };
}

/** `<br>` is read back as a break alone. */
const withoutMarks = (node: RichTextNode): RichTextNode =>
  node.type === "hardBreak" ? { type: "hardBreak" } : node;

/** The paragraphs of a cell as lines of one. */
const linesOf = ({ content = [] }: RichTextNode): RichTextNode[] =>
  content
    .map((paragraph) => shownLine((paragraph.content ?? []).map(withoutMarks)))
    .filter((line) => line.length > 0)
    .flatMap((line, at) => (at > 0 ? [{ type: "hardBreak" }, ...line] : line));
