/**
 * The rows of cells that a spreadsheet copies as plain text: cells apart by tabs, those with line breaks or quotes in
 * quotes. Null for any other text: code and lists have tabs as well, but at the beginning or not in each line.
 */
export function tabSeparated(text: string): string[][] | null {
  const rows = parse(text.replace(/\r\n?/g, "\n").replace(/\n$/, ""));
  const width = rows[0]?.length ?? 0;
  const isTable = width > 1 && rows.every((row) => row.length === width);
  const hasFirstColumn = rows.some(([first]) => first !== "");
  return isTable && rows.length > 1 && hasFirstColumn ? rows : null;
}

function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const { cell, end } = cellAt(text, at);
    rows.at(-1)?.push(cell);
    if (text[end] === "\n") rows.push([]);
    at = end + 1;
  }
  return rows;
}

const QUOTED = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
const PLAIN = /[^\t\n]*/y;

function cellAt(text: string, at: number): { cell: string; end: number } {
  for (const pattern of [QUOTED, PLAIN]) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match)
      return {
        cell: (match[1] ?? match[0]).replaceAll('""', match[1] === undefined ? '""' : '"'),
        end: pattern.lastIndex,
      };
  }
  return { cell: "", end: at };
}
