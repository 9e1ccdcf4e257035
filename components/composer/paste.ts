import { codeOfTable } from "@/components/paste/code-table";
import { type Clipboard, copiedFiles } from "@/components/paste/copied-files";
import { fenced } from "@/components/paste/fenced";
import { hasLists, listsAsMarkdown } from "@/components/paste/lists";
import { isInCode } from "./code-fences";
import { pasteTable } from "./paste-table";
import type { TextEdit } from "./text-edit";

type Selected = Pick<HTMLTextAreaElement, "value" | "selectionStart" | "selectionEnd">;

/** What is pasted into the composer: files, or text in place of the selection. */
export function pasted(clipboard: Clipboard, selected: Selected): { files: readonly File[] } | TextEdit {
  const { value, selectionStart: start, selectionEnd: end } = selected;
  const { html, plain } = clipboard;
  const files = copiedFiles(clipboard);
  if (files.length > 0) return { files };
  const asTyped = { start, end, text: plain.replace(/\r\n?/g, "\n") };
  if (isInCode(value, start)) return { ...asTyped, text: codeIn(html) ?? asTyped.text };
  const link = linkOver(value, start, end, plain);
  if (link) return link;
  const code = codeIn(html);
  const block = code
    ? code.includes("\n") && fenced(code)
    : (pasteTable({ html, plain }) ?? (hasLists(html) && listsAsMarkdown(html, plain)));
  return block ? asBlock(value, start, end, block) : asTyped;
}

/** The lines of code in a page; null where there is none, or something beside it. */
function codeIn(html: string): string | null {
  if (!/<table/i.test(html)) return null;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const unseen of body.querySelectorAll("style, script")) unseen.remove();
  const table = body.querySelector("table");
  const isAlone = table?.textContent.trim() === body.textContent.trim();
  return table && isAlone ? codeOfTable(table) : null;
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
