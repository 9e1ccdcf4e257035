/** Marks of quotes and list items, then the fence of a code block. */
const FENCE = /^((?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*)[ \t]*(`{3,}(?!.*`)|~{3,})(.*)$/;
const QUOTES = /^(?:[ \t]*>)*/;

type Fence = { sign: string; quotes: number };

const quotesOf = (line: string) => QUOTES.exec(line)?.[0].match(/>/g)?.length ?? 0;

/** Whether the position is inside a fenced code block, which may stand in a quote or list. */
export function isInCode(text: string, at: number): boolean {
  let open: Fence | null = null;
  for (const line of text.slice(0, at).split("\n")) {
    const quotes = quotesOf(line);
    // With its quote ends what stands in it.
    if (open && quotes < open.quotes) open = null;
    const [, , sign, rest = ""] = FENCE.exec(line) ?? [];
    if (!sign) continue;
    if (!open) open = { sign, quotes };
    else if (sign[0] === open.sign[0] && sign.length >= open.sign.length && !rest.trim()) open = null;
  }
  return open !== null;
}

/** What a line of code begins with: the marks of its quotes, and its indentation. */
export const codeIndent = (line: string): string => /^(?:[ \t]*>)*[ \t]*/.exec(line)?.[0] ?? "";
