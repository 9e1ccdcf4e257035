import type { Fragment, Node } from "@tiptap/pm/model";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { toast } from "@/components/ui/toast";
import { MAX_TABLE_CELLS, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from "@/lib/documents/rich-text/limits";

const number = new Intl.NumberFormat("en-US");

export type TableSize = { rows: number; columns: number; cells: number };

/** Why a document doesn't take a table of this size; null where it does. */
export function tooLarge({ rows, columns, cells }: TableSize): string | null {
  const limits = `A document takes tables of up to ${MAX_TABLE_ROWS} rows, ${MAX_TABLE_COLUMNS} columns and ${number.format(MAX_TABLE_CELLS)} cells.`;
  if (rows <= MAX_TABLE_ROWS && columns <= MAX_TABLE_COLUMNS && cells <= MAX_TABLE_CELLS) return null;
  return `${number.format(rows)} rows and ${number.format(columns)} columns are too many. ${limits} Attach a larger one as a file.`;
}

function sizeOf(table: Node): TableSize {
  let columns = 0;
  let cells = 0;
  table.forEach((row) => {
    let width = 0;
    row.forEach((cell) => {
      width += cell.attrs.colspan;
    });
    columns = Math.max(columns, width);
    cells += row.childCount;
  });
  return { rows: table.childCount, columns, cells };
}

/** Keeps tables from growing beyond what is stored, whatever does it: a paste, a command, or a copy of a block. */
export const tableLimits = () =>
  new Plugin({
    filterTransaction(transaction) {
      if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return true;
      const reason = addsCells(transaction) ? firstFault(transaction) : null;
      if (reason) toast.error(reason, { id: "table-too-large" });
      return reason === null;
    },
  });

const addsCells = ({ steps }: Transaction) =>
  steps.some((step) => {
    const { slice } = step as { slice?: { content: Fragment } };
    let adds = false;
    slice?.content.descendants(({ type }) => {
      adds ||= Boolean(type.spec.tableRole);
      return !adds;
    });
    return adds;
  });

function firstFault({ doc, mapping }: Transaction): string | null {
  let reason: string | null = null;
  for (const [at, map] of mapping.maps.entries())
    map.forEach((_from, _to, from, to) => {
      const rest = mapping.slice(at + 1);
      doc.nodesBetween(rest.map(from, -1), rest.map(to), (node) => {
        if (node.type.name === "table") reason ??= tooLarge(sizeOf(node));
        return !node.isTextblock;
      });
    });
  return reason;
}
