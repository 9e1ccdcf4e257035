import { codeOfTable } from "@/components/paste/code-table";
import { officeLists } from "@/components/paste/office-lists";

const BLOCKS = "address, blockquote, div, h1, h2, h3, h4, h5, h6, li, p, section";
/** Blocks that a line can't show: a table with such is one for layout. */
const LARGE = "ul, ol, pre, blockquote, h1, h2, h3, h4, h5, h6, hr";

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

/** An address with blanks is mended. One that only its own page can complete would lead to this instance. */
function repairLink(link: Element, page: Document) {
  const href = link.getAttribute("href")?.trim() ?? "";
  const base = page.querySelector("base")?.getAttribute("href") ?? undefined;
  const url = href && !/^#/.test(href) ? URL.parse(href, base) : null;
  if (url) link.setAttribute("href", url.href);
  else link.replaceWith(...link.childNodes);
}

/** Code as such, the cells of a row in one line, and those of a table for layout below each other. */
function blocksOf(table: HTMLTableElement, page: Document): Element[] {
  const code = codeOfTable(table);
  if (code !== null) {
    const pre = page.createElement("pre");
    pre.append(Object.assign(page.createElement("code"), { textContent: code }));
    return [pre];
  }
  const rows = [...table.rows];
  const isForLayout = rows.every(({ cells }) => cells.length < 2) || table.querySelector(LARGE) !== null;
  const caption = table.caption ? [lineOf([table.caption], page)] : [];
  if (!isForLayout) return [...caption, ...rows.map(({ cells }) => lineOf([...cells], page))];
  const cells = rows.flatMap((row) => [...row.cells]);
  return [
    ...caption,
    ...cells.map((cell) => {
      const block = page.createElement("div");
      block.append(...cell.childNodes);
      return block;
    }),
  ];
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
