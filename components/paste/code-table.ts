/** What pages that show code give it: no spreadsheet has it. */
const LOOKS_LIKE_CODE =
  "pre, code, [data-line-number], [class*=blob-code], [class*=code], [class*=hljs], [class*=highlight], [style*=monospace], [style*='white-space:pre'], [style*='white-space: pre']";
const LINE_NUMBER = /^\s*(?:\d+|[+-])?\s*$/;

/**
 * The code of a page that lays it out as a table, a row for each line with its number beside it; null for any other
 * table.
 */
export function codeOfTable(table: HTMLTableElement): string | null {
  if (!table.matches(LOOKS_LIKE_CODE) && !table.querySelector(LOOKS_LIKE_CODE)) return null;
  const lines: string[] = [];
  for (const { cells } of table.rows) {
    const texts = [...cells].map(({ textContent }) => textContent);
    const code = texts.at(-1) ?? "";
    if (!texts.slice(0, -1).every((text) => LINE_NUMBER.test(text))) return null;
    lines.push(code.replace(/^\n|\n$/g, "").trimEnd());
  }
  // A table of one column that holds all of the code is none of lines.
  return lines.length > 0 ? lines.join("\n") : null;
}
