import { isInCode } from "./code-fences";
import { pasteTable } from "./paste-table";
import type { TextEdit } from "./text-edit";

/** What is put in place of the selection for what was pasted; null where that is its plain text. */
export function pasted(
  { html, plain }: { html: string; plain: string },
  text: string,
  start: number,
  end: number,
): TextEdit | null {
  const link = linkOver(text, start, end, plain);
  if (link || isInCode(text, start)) return link;
  const table = pasteTable({ html, plain });
  return table ? asBlock(text, start, end, table) : null;
}

/** An address that is pasted over words makes a link of them. Null where it is pasted as it is. */
export function linkOver(text: string, start: number, end: number, pasted: string): TextEdit | null {
  const words = text.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(pasted.trim());
  if (!isAddress || !words.trim() || /[\n[\]]|^https?:/.test(words) || isInCode(text, start)) return null;
  return { start, end, text: `[${words}](${pasted.trim()})` };
}

/** A table, which needs lines of its own: what stands around it must not become part of it. */
export function asBlock(text: string, start: number, end: number, block: string): TextEdit {
  const before = /(?:^|\n)[ \t]*$/.test(text.slice(0, start)) ? "" : "\n\n";
  return { start, end, text: `${before}${block}\n\n` };
}
