import type { Range } from "./addresses";

/** Without blanks, brackets of links, and what no path has. */
const RUNS = /[^\s<>"|`[\]]+/gu;
const BACKSLASH_MEANT = /\\[\p{L}\p{N}]|[.%]\\/u;
const ROOT = /(?<![a-z0-9])[a-z]:\\|(?<![a-z0-9\\])\\\\(?=[\p{L}\p{N}])/iu;
const LEAD = /^[^\p{L}\p{N}\\.%$~-]*/u;
/** Read backwards from the end: forwards, it would be tried from every sign. */
const TRAIL = /$(?<=(?<!\\)([^\p{L}\p{N}\\]*))/u;

/**
 * The Windows paths and other words with backslashes before letters in a text. A backslash before a letter escapes
 * nothing in Markdown: who writes one means it, and so every sign beside it.
 */
export function pathsIn(text: string): Range[] {
  if (!text.includes("\\")) return [];
  return [...text.matchAll(RUNS)].flatMap(({ 0: run, index }) => {
    if (!run.includes("\\")) return [];
    const root = ROOT.exec(run)?.index;
    if (root === undefined && !BACKSLASH_MEANT.test(run)) return [];
    const start = index + (root ?? LEAD.exec(run)?.[0].length ?? 0);
    return { start, end: index + run.length - (TRAIL.exec(run)?.[1]?.length ?? 0) };
  });
}
