// Browsers read the beginning of a file with it, to show what it holds.

const BOM = "\uFEFF";
const DELIMITERS = [",", ";", "\t"] as const;

/** What separates the cells: the one of which the first line has most, outside of quotes. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((sign) => [sign, 0]));
  let isQuoted = false;
  for (const sign of text.slice(0, 10_000)) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === "\n" || sign === "\r") break;
    else if (counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

export class UnclosedQuote extends Error {
  override name = "UnclosedQuote";
  constructor(readonly row: number) {
    super(`a quote of row ${row} isn't closed`);
  }
}

/**
 * The rows of a CSV as spreadsheets and programs write it (RFC 4180): quoted cells may hold line breaks. Rows without any
 * text are left out.
 * @throws UnclosedQuote at the end
 */
export function* parseCsv(given: string): Generator<string[]> {
  const text = given.startsWith(BOM) ? given.slice(1) : given;
  const delimiter = delimiterOf(text);
  let row: string[] = [];
  let number = 1;
  const isEmpty = () => row.every((cell) => cell.trim() === "");
  for (let at = 0; at <= text.length; ) {
    const { cell, end } = text[at] === '"' ? quoted(text, at, delimiter, number) : bare(text, at, delimiter);
    row.push(cell);
    at = end + 1;
    if (text[end] === delimiter) continue;
    if (text[end] === "\r" && text[at] === "\n") at += 1;
    if (!isEmpty()) yield row;
    row = [];
    number += 1;
  }
}

type Cell = { cell: string; end: number };

function bare(text: string, start: number, delimiter: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { cell: text.slice(start, end), end };
}

function quoted(text: string, start: number, delimiter: string, row: number): Cell {
  let cell = "";
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) throw new UnclosedQuote(row);
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      // Signs between a closing quote and the next cell belong to this one.
      const rest = bare(text, quote + 1, delimiter);
      return { cell: cell + rest.cell.trimEnd(), end: rest.end };
    }
    cell += '"';
    from = quote + 2;
  }
}

const NAME = /\s*(?:"((?:[^"]|"")*)"\s*(?=[,;\n]|$)|([^,;\n]*))(?:[,;\n]|$)/g;

/** Names in one cell, as `joinNames` and most programs write them. */
export const splitNames = (cell: string): string[] =>
  [...cell.matchAll(NAME)]
    .map(([, quoted, plain = ""]) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim())
    .filter(Boolean);

/** Several names as one cell: those that hold a separator are quoted. */
export const joinNames = (names: readonly string[]): string =>
  names.map((name) => (/[",;\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join(", ");
