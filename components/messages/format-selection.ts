import type { KeyboardEvent } from "react";
import { isApple } from "@/components/ui/platform";
import { replaceRange } from "./replace-range";

const MARKS: Record<string, string> = { b: "**", i: "*", e: "`", "shift+x": "~~" };

/** Puts Markdown around the selection, or takes it away, for ⌘B, ⌘I, ⌘E and ⌘⇧X. Says whether the key was one of them. */
export function formatSelection(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
  if (!(isApple() ? event.metaKey : event.ctrlKey) || event.altKey) return false;
  const mark = MARKS[(event.shiftKey ? "shift+" : "") + event.key.toLowerCase()];
  if (!mark) return false;
  toggleMark(event.currentTarget, mark);
  return true;
}

export function toggleMark(field: HTMLTextAreaElement, mark: string) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const isMarked = value.slice(0, start).endsWith(mark) && value.slice(end).startsWith(mark);
  const inside = value.slice(start, end);
  if (isMarked) {
    replaceRange(field, start - mark.length, end + mark.length, inside);
    field.setSelectionRange(start - mark.length, end - mark.length);
  } else {
    replaceRange(field, start, end, mark + inside + mark);
    field.setSelectionRange(start + mark.length, end + mark.length);
  }
}

/** Puts `prefix` before every line of the selection, or takes it away where all have it. */
export function toggleLines(field: HTMLTextAreaElement, prefix: string) {
  const start = field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const end = field.selectionEnd;
  const lines = field.value.slice(start, end).split("\n");
  const isMarked = lines.every((line) => line.startsWith(prefix));
  const next = lines.map((line) => (isMarked ? line.slice(prefix.length) : prefix + line)).join("\n");
  replaceRange(field, start, end, next);
}
