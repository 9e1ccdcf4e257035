const CODE = "pre, code, [class*=blob-code], [class*=hljs], [style*=monospace]";
/** What pages that show code give the numbers of its lines: no spreadsheet has it. */
const LINE_NUMBERS =
  "[data-line-number], [data-linenumber], [class*=blob-num], [class*=lineno], [class*=line-num], [class*=linenum]";

/**
 * The code of a page that lays it out as a table, a row for each line with its number beside it; null for any other
 * table.
 */
export function codeOfTable(table: HTMLTableElement): string | null {
  const rows = [...table.rows].map(({ cells }) => [...cells]);
  const isMarked = table.querySelector(LINE_NUMBERS) !== null;
  const isCode = isMarked || rows.every((cells) => isCodeOrEmpty(cells.at(-1)));
  if (!isCode || !table.textContent.trim()) return null;
  const lines: string[] = [];
  for (const [at, cells] of rows.entries()) {
    if (!cells.slice(0, -1).every((cell, column) => isBesideCode(cell, column, at))) return null;
    const code = cells.at(-1)?.textContent ?? "";
    lines.push(code.replace(/^\n|\n$/g, "").trimEnd());
  }
  return lines.join("\n");

  /** Numbers that nothing marks count the lines; signs stand beside lines that a change adds or removes. */
  function isBesideCode(cell: Element, column: number, at: number): boolean {
    const text = cell.textContent.trim();
    if (text === "") return true;
    if (/^[+-]$/.test(text)) return isMarked;
    if (!/^\d+$/.test(text)) return false;
    if (cell.matches(LINE_NUMBERS) || cell.querySelector(LINE_NUMBERS)) return true;
    const numbers = rows.map((row) => row[column]?.textContent.trim());
    const first = numbers.findIndex(Boolean);
    const isCounted = Number(text) - at === Number(numbers[first]) - first;
    return isCounted && rows.length > 1 && table.querySelector("pre, code") !== null;
  }
}

/** Words in a cell may hold code, too: then the cell is none. */
function isCodeOrEmpty(cell: Element | undefined): boolean {
  const text = cell?.textContent.trim() ?? "";
  return text === "" || cell?.matches(CODE) || cell?.querySelector(CODE)?.textContent.trim() === text;
}
