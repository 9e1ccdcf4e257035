import { applyHunks, type Hunk } from "@/lib/ai/writing/hunks";
import { MAX_LABEL_CHARS, MAX_MARKS } from "@/lib/ai/writing/limits";
import type { WritingBlock } from "@/lib/ai/writing/schema";

/** A line of a message that is being written, and where it stands in it. */
export type DraftLine = WritingBlock & { from: number; to: number };

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/**
 * The lines of a draft, or of what is selected in it. Names that are mentioned, addresses and code stay as they are: a
 * model gets them as objects. Blocks of code aren't touched.
 */
export function draftLines(
  text: string,
  { from, to }: { from: number; to: number },
  names: readonly string[],
): DraftLine[] {
  const longestFirst = names.toSorted((a, b) => b.length - a.length).map(escaped);
  const fixed = new RegExp([...longestFirst, String.raw`https?:\/\/[^\s<>]+`, "`[^`]+`"].join("|"), "g");
  const lines: DraftLine[] = [];
  let at = 0;
  let isCode = false;
  for (const line of text.split("\n")) {
    const isFence = /^\s*(?:```|~~~)/.test(line);
    const [start, end] = [Math.max(at, from), Math.min(at + line.length, to)];
    const chosen = start < end ? text.slice(start, end).replaceAll("\uFFFC", "") : "";
    if (!isFence && !isCode && chosen.trim()) {
      const labels: string[] = [];
      const encoded = chosen.replace(fixed, (found) => {
        if (labels.length >= MAX_MARKS || found.length > MAX_LABEL_CHARS) return found;
        labels.push(found);
        return "\uFFFC";
      });
      lines.push({ text: encoded, marks: [], labels, anchor: null, from: start, to: end });
    }
    if (isFence) isCode = !isCode;
    at += line.length + 1;
  }
  return lines;
}

/** A draft after changes of its lines; a line without words any more is gone. */
export function changedDraft(text: string, lines: readonly DraftLine[], hunks: readonly Hunk[]): string {
  let result = "";
  let at = 0;
  for (const [index, { from, to, labels, ...line }] of lines.entries()) {
    const own = hunks.filter(({ block }) => block === index);
    let count = 0;
    const now = applyHunks(line.text, own).replace(/\uFFFC/g, () => labels[count++] ?? "");
    const isGone = own.length > 0 && now.trim() === "";
    const next = isGone && text[to] === "\n" ? to + 1 : to;
    result += text.slice(at, from) + (isGone ? "" : now);
    at = next;
  }
  return result + text.slice(at);
}
