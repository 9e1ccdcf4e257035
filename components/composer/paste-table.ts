const MAX_ROWS = 100;
const MAX_COLUMNS = 20;

/** A table of a spreadsheet or web page as Markdown; null where what was pasted isn't one. */
export function pasteTable({ html, plain }: { html: string; plain: string }): string | null {
  const rows = rowsOfHtml(html) ?? rowsOfText(plain);
  return rows && tableMarkdown(rows);
}

/** Tabs between cells are how spreadsheets hand over plain text; each row has as many. */
export function rowsOfText(text: string): string[][] | null {
  const lines = text.replaceAll("\r", "").replace(/\n+$/, "").split("\n");
  const rows = lines.map((line) => line.split("\t"));
  const width = rows[0]?.length ?? 0;
  return rows.length > 1 && width > 1 && rows.every((row) => row.length === width) ? rows : null;
}

function rowsOfHtml(html: string): string[][] | null {
  if (!/<table/i.test(html)) return null;
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const unseen of page.body.querySelectorAll("style, script")) unseen.remove();
  const table = page.querySelector("table");
  // A table among other text is pasted as text.
  if (!table || wordsOf(page.body) !== wordsOf(table)) return null;
  for (const end of table.querySelectorAll("br, p, div, li")) end.after(" ");
  const rows = cellsOf(table);
  return rows.length > 0 && Math.max(...rows.map((row) => row.length)) > 1 ? rows : null;
}

const wordsOf = ({ textContent }: HTMLElement) => textContent.replace(/\s+/g, "");

/** A cell that goes over several columns or rows stands in the first, the others stay empty: Markdown has none such. */
function cellsOf(table: HTMLTableElement): string[][] {
  const rows = [...table.rows].map((): string[] => []);
  for (const [at, { cells }] of [...table.rows].entries()) {
    for (const { textContent, colSpan, rowSpan } of cells) {
      const row = rows[at] ?? [];
      const column =
        Array.from({ length: row.length + 1 }, (_, place) => place).find((place) => !(place in row)) ?? 0;
      for (const below of rows.slice(at, at + (rowSpan || rows.length)))
        for (let place = column; place < Math.min(column + colSpan, MAX_COLUMNS + 1); place++)
          below[place] = "";
      row[column] = textContent;
    }
  }
  return rows;
}

export function tableMarkdown(rows: readonly (readonly string[])[]): string | null {
  const width = Math.max(...rows.map((row) => row.length));
  if (rows.length > MAX_ROWS || width > MAX_COLUMNS) return null;
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cellText(cells[at] ?? "")).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${" --- |".repeat(width)}`, ...body.map(line)].join("\n");
}

const cellText = (text: string) => text.trim().replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
