import { UNSPACED } from "./word-borders";

export type Range = { start: number; end: number };

/** Signs of CJK text, and quotation marks and ellipses of any: never a part of an address. */
const SIGNS = "\\u3000-\\u303F\\uFF01-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF65“”„«»‹›…";
const START = `(?<![A-Za-z])https?:\\/\\/(?=[\\p{L}\\p{N}\\[])|(?<![[\\p{L}\\p{N}\\/.@\\-]--[${UNSPACED}]])www\\.(?=[\\p{L}\\p{N}])`;
const ADDRESSES = new RegExp(`(?:${START})[^\\s<>"\`\\|\\p{Cc}${SIGNS}]+`, "giv");
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
const BORDERS_AND_UNSPACED = new RegExp(`[\\/.@=#&?${UNSPACED}]`, "gu");
/** The longest, `&` to `;`, of what HTML calls its characters. */
const REFERENCE_LENGTH = 12;
const REFERENCE = /&[a-z]{1,10};$/i;
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
  let end = run.length;
  for (let found = referenceAt(run, end); found; found = referenceAt(run, end)) end -= found.length;
  while (end > 0 && TRAIL.test(run[end - 1] ?? "")) end -= 1;
  return run.slice(0, end);
}

const referenceAt = (run: string, end: number): string | undefined =>
  run[end - 1] === ";" ? REFERENCE.exec(run.slice(Math.max(0, end - REFERENCE_LENGTH), end))?.[0] : undefined;

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
  let border = -1;
  for (const { 0: sign, index } of run.matchAll(BORDERS_AND_UNSPACED)) {
    const isHost = slash < 0 || index < slash;
    if (!IS_UNSPACED.test(sign)) {
      if ((isHost ? "/.@" : "/=#&?").includes(sign)) border = index;
      continue;
    }
    const isPart = IS_UNSPACED.test(run[border + 1] ?? "") && (isHost || border !== slash);
    if (!isPart) return index;
  }
  return run.length;
}
