import { UNSPACED } from "./word-borders";

export type Range = { start: number; end: number };

/** Signs of CJK text, and quotation marks and ellipses of any: never a part of an address. */
const SIGNS = "\\u3000-\\u303F\\uFF01-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF65“”„«»‹›…";
const START = `(?<![A-Za-z])https?:\\/\\/(?=[\\p{L}\\p{N}\\[])|(?<![[\\p{L}\\p{N}\\/.@\\-]--[${UNSPACED}]])www\\.(?=[\\p{L}\\p{N}])`;
const ADDRESSES = new RegExp(`(?:${START})[^\\s<>"\`\\|\\p{Cc}${SIGNS}]+`, "giv");
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
const UNSPACED_LETTER = new RegExp(`[${UNSPACED}]`, "gu");
/** What ends a sentence or is emphasis rather than a part of an address that it follows. */
const TRAIL = /[?!.,:;*_~'([{]|[^\P{P}\0-\x7F]/u;

/** The addresses that stand in a text by themselves, without what follows them. */
export function addressesIn(text: string): Range[] {
  if (!/:\/\/|www\./i.test(text)) return [];
  return [...text.matchAll(ADDRESSES)].map(({ 0: run, index }) => ({
    start: index,
    end: index + trimmed(run.slice(0, Math.min(endOfBrackets(run), endBeforeSentence(run)))).length,
  }));
}

function trimmed(run: string): string {
  let end = run.replace(/(?:&[a-z]{1,10};)+$/i, "").length;
  while (end > 0 && TRAIL.test(run[end - 1] ?? "")) end -= 1;
  return run.slice(0, end);
}

/** A closing bracket that was opened before the address ends it. */
function endOfBrackets(run: string): number {
  let depth = 0;
  for (let at = 0; at < run.length; at += 1) {
    const sign = run[at] ?? "";
    if ("([{".includes(sign)) depth += 1;
    if (")]}".includes(sign)) depth -= 1;
    if (depth < 0) return at;
  }
  return run.length;
}

/**
 * Where a sentence in a script without spaces goes on. Such letters belong to an address only in a part of it that begins
 * with one: a label of the host, a value, a folder below the first slash (`/wiki/日本`).
 */
function endBeforeSentence(run: string): number {
  const host = run.indexOf("//") + 2;
  const slash = run.indexOf("/", host > 1 ? host : 0);
  for (const { index } of run.matchAll(UNSPACED_LETTER)) {
    const isHost = slash < 0 || index < slash;
    const border = Math.max(
      ...(isHost ? "/.@" : "/=#&?").split("").map((sign) => run.lastIndexOf(sign, index)),
    );
    const isPart = IS_UNSPACED.test(run[border + 1] ?? "") && (isHost || border !== slash);
    if (!isPart) return index;
  }
  return run.length;
}
