import { type Attribute, Node } from "@tiptap/core";
import { MAX_COLUMN_WIDTH, MAX_SPAN } from "./limits";

// What a table is. What edits it is loaded where there is one, see `components/documents/tables/`.

/** By which prosemirror-tables knows the nodes. */
const ROLES: Readonly<Record<string, string>> = {
  table: "table",
  tableRow: "row",
  tableCell: "cell",
  tableHeader: "header_cell",
};

export const ALIGNMENTS = ["left", "center", "right"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

const isAlignment = (value: string): value is Alignment => (ALIGNMENTS as readonly string[]).includes(value);

const within = (value: number, from: number, to: number) => Math.min(to, Math.max(from, Math.round(value)));

const span = (name: "colspan" | "rowspan"): Attribute => ({
  default: 1,
  parseHTML: (cell) => within(Number(cell.getAttribute(name)) || 1, 1, MAX_SPAN),
  renderHTML: ({ [name]: value }) => (value === 1 ? {} : { [name]: value }),
});

/** The widths of the columns that a cell covers, as written below; those of other pages aren't taken. */
function widthsOf(cell: HTMLElement): number[] | null {
  const widths = cell.getAttribute("data-colwidth")?.split(",").map(Number) ?? [];
  const isFit = widths.every((width) => Number.isInteger(width) && width >= 0 && width <= MAX_COLUMN_WIDTH);
  return isFit && widths.length > 0 && widths.length <= MAX_SPAN ? widths : null;
}

const addCellAttributes = (): Record<string, Attribute> => ({
  colspan: span("colspan"),
  rowspan: span("rowspan"),
  colwidth: {
    default: null,
    parseHTML: widthsOf,
    renderHTML: ({ colwidth }) => (colwidth ? { "data-colwidth": colwidth.join(",") } : {}),
  },
  align: {
    default: null,
    parseHTML: (cell) => {
      const align = cell.style.textAlign || cell.getAttribute("align") || "";
      return isAlignment(align) ? align : null;
    },
    renderHTML: ({ align }) => (align ? { style: `text-align: ${align}` } : {}),
  },
});

const Table = Node.create({
  name: "table",
  group: "block",
  content: "tableRow+",
  isolating: true,
  extendNodeSchema: ({ name }) => (ROLES[name] ? { tableRole: ROLES[name] } : {}),
  parseHTML: () => [{ tag: "table" }],
  renderHTML: ({ HTMLAttributes }) => ["table", HTMLAttributes, ["tbody", 0]],
});

const TableRow = Node.create({
  name: "tableRow",
  content: "(tableCell | tableHeader)*",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: ({ HTMLAttributes }) => ["tr", HTMLAttributes, 0],
});

const TableCell = Node.create({
  name: "tableCell",
  content: "block+",
  isolating: true,
  addAttributes: addCellAttributes,
  parseHTML: () => [{ tag: "td" }],
  renderHTML: ({ HTMLAttributes }) => ["td", HTMLAttributes, 0],
});

const TableHeader = Node.create({
  name: "tableHeader",
  content: "block+",
  isolating: true,
  addAttributes: addCellAttributes,
  parseHTML: () => [{ tag: "th" }],
  renderHTML: ({ HTMLAttributes }) => ["th", HTMLAttributes, 0],
});

export const tableNodes = [Table, TableRow, TableCell, TableHeader];
