import { codeOfTable } from "@/components/paste/code-table";
import { officeLists } from "@/components/paste/office-lists";
import type { TableSize } from "./tables/table-limits";

const BLOCKS = "address, blockquote, div, h1, h2, h3, h4, h5, h6, li, p, section";
/** A table with such is one for layout. */
const LARGE = "h1, h2, h3, h4, h5, h6, hr";

/** A page's HTML as the editor can take it, where it would join or drop something otherwise. */
export function forDocument(html: string): string {
  // Out of a document of ours.
  if (html.includes("data-pm-slice") || !/<table|<a\s|mso-list/i.test(html)) return html;
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const link of page.querySelectorAll("a[href]")) repairLink(link, page);
  officeLists(page);
  // Those inside others first.
  for (const table of [...page.querySelectorAll("table")].reverse())
    table.replaceWith(...blocksOf(table, page));
  return page.body.innerHTML;
}

/** The size of the largest table in a page's HTML that stays one. */
export function largestTable(html: string): TableSize | null {
  const page = new DOMParser().parseFromString(html, "text/html");
  const sizes = [...page.querySelectorAll("table")].filter(isData).map(({ rows }) => ({
    rows: rows.length,
    columns: Math.max(0, ...[...rows].map(widthOf)),
    cells: [...rows].reduce((sum, { cells }) => sum + cells.length, 0),
  }));
  return sizes.toSorted((one, other) => other.cells - one.cells)[0] ?? null;
}

const widthOf = ({ cells }: HTMLTableRowElement) => [...cells].reduce((sum, { colSpan }) => sum + colSpan, 0);

/** An address with blanks is mended. One that only its own page can complete would lead to this instance. */
function repairLink(link: Element, page: Document) {
  const href = link.getAttribute("href")?.trim() ?? "";
  const base = page.querySelector("base")?.getAttribute("href") ?? undefined;
  const url = href && !/^#/.test(href) ? URL.parse(href, base) : null;
  if (url) link.setAttribute("href", url.href);
  else link.replaceWith(...link.childNodes);
}

/** Whether it is more than a means to place things on a page. */
const isData = (table: HTMLTableElement) =>
  [...table.rows].some(({ cells }) => cells.length > 1) && table.querySelector(LARGE) === null;

/** Code as such, what a table for layout holds below each other, and the rows of a table in a table as lines. */
function blocksOf(table: HTMLTableElement, page: Document): Element[] {
  const code = codeOfTable(table);
  if (code !== null) {
    const pre = page.createElement("pre");
    pre.append(Object.assign(page.createElement("code"), { textContent: code }));
    return [pre];
  }
  const rows = [...table.rows];
  const caption = table.caption ? [lineOf([table.caption], page)] : [];
  table.caption?.remove();
  if (!isData(table)) {
    const cells = rows.flatMap((row) => [...row.cells]);
    return [...caption, ...cells.map((cell) => blockOf(cell, page))];
  }
  if (table.parentElement?.closest("table"))
    return [...caption, ...rows.map(({ cells }) => lineOf([...cells], page))];
  for (const { cells } of table.tHead?.rows ?? []) for (const cell of cells) makeHeader(cell, page);
  return [...caption, table];
}

function blockOf(cell: HTMLTableCellElement, page: Document): Element {
  const block = page.createElement("div");
  block.append(...cell.childNodes);
  return block;
}

function makeHeader(cell: HTMLTableCellElement, page: Document) {
  if (cell.tagName === "TH") return;
  const header = page.createElement("th");
  for (const { name, value } of cell.attributes) header.setAttribute(name, value);
  header.append(...cell.childNodes);
  cell.replaceWith(header);
}

/** Cells that go over several columns leave the others empty, as they do in a spreadsheet. */
function lineOf(cells: readonly HTMLTableCellElement[] | readonly HTMLElement[], page: Document): Element {
  const line = page.createElement("p");
  for (const [at, cell] of cells.entries()) {
    if (at > 0) line.append(" | ");
    for (const block of [...cell.querySelectorAll(BLOCKS)].reverse())
      block.replaceWith(" ", ...block.childNodes, " ");
    for (const end of cell.querySelectorAll("br")) end.replaceWith(" ");
    line.append(...cell.childNodes);
  }
  return line;
}
