import type { KeyboardEvent } from "react";
import { formatSelection } from "@/components/messages/format-selection";
import type { Clipboard } from "@/components/paste/copied-files";
import { picturesIn } from "@/components/paste/pictures";
import { toast } from "@/components/ui/toast";
import { isInCode } from "./code-fences";
import { indent, newLine, typedMark } from "./list-lines";
import { pasted } from "./paste";
import type { TextEdit } from "./text-edit";
import { type Trigger, triggerAt } from "./triggers";
import { emojiForCode } from "./typed-emoji";

// What the composer's field does beside taking text: loaded with the first input, see composer-field.tsx.

type Apply = (edit: TextEdit) => void;
type Field = HTMLTextAreaElement;

export const triggerOf = ({ value, selectionStart, selectionEnd }: Field): Trigger | null =>
  selectionStart === selectionEnd ? triggerAt(value, selectionEnd) : null;

type Selected = Pick<Field, "value" | "selectionStart" | "selectionEnd">;

/**
 * What Enter writes; null where it is to send.
 * @param pressed the field when the key was pressed: more may have been typed since
 */
export function onEnter(now: Selected, pressed: Selected, isShift: boolean): TextEdit | null {
  const { value, selectionStart: start, selectionEnd: end } = pressed;
  if (!isShift && !isInCode(value, start)) return null;
  const edit = newLine(value, start, end);
  if (now.value === value) return edit;
  // Typing has replaced what was selected, and has moved the caret on.
  const move = edit.text.length - (start - edit.start);
  return { ...edit, end: start, select: [now.selectionStart + move, now.selectionEnd + move] };
}

/** What Tab and Shift+Tab change; null where they are to move the focus. */
export const onTab = ({ value, selectionStart, selectionEnd }: Field, isBack: boolean): TextEdit | null =>
  indent(value, selectionStart, selectionEnd, isBack);

/** Formats the selection by a key; returns whether the key was one for that. */
export const onFormatKey = (event: KeyboardEvent<Field>): boolean => formatSelection(event);

/** Takes what is pasted: files, or text in place of the selection with the pictures in it. What can't be taken is said. */
export function onPaste(clipboard: Clipboard, field: Field, apply: Apply, onFiles: (files: File[]) => void) {
  const taken = pasted(clipboard, field);
  if ("files" in taken) return onFiles([...taken.files]);
  if (taken.text) apply(taken);
  const { files, hasOthers } = picturesIn(clipboard);
  if (files.length > 0) onFiles(files);
  if (hasOthers)
    toast.error("A picture wasn’t pasted.", {
      id: "not-pasted",
      description: "Only its address was copied. Copy the picture by itself, or attach it as a file.",
    });
}

/** What was last put in place of a code; `isNewest` as long as nothing was typed since. */
let replaced: { field: Field; start: number; code: string; emoji: string; isNewest: boolean } | null = null;

/** What the field was after somebody had typed into it: more may have been typed since. */
type After = { value: string; caret: number };

/** The field whose composition is waited for. */
let composing: Field | null = null;

/** Replaces what was just typed, where it stands for something else. One undo brings it back. */
export async function onTyped(
  field: Field,
  { value, caret, event }: After & { event: InputEvent },
  apply: Apply,
) {
  const { inputType, data, isComposing } = event;
  if (inputType === "historyUndo") return afterUndo(field);
  if (isComposing || inputType === "insertCompositionText") return afterComposition(field, apply);
  if (inputType === "insertText" && data) await replaceTyped(field, { value, caret, data }, apply);
}

/** Keyboards of phones compose words of any script: what stands for something else does so once the word is done. */
function afterComposition(field: Field, apply: Apply) {
  if (composing === field) return;
  composing = field;
  const onEnd = ({ data: composed }: CompositionEvent) => {
    composing = null;
    const { value, selectionStart: caret } = field;
    // Of a mark of a list a space is typed by itself.
    if (composed.endsWith(":")) void replaceTyped(field, { value, caret, data: ":" }, apply);
  };
  field.addEventListener("compositionend", onEnd, { once: true });
}

async function replaceTyped(field: Field, { value, caret, data }: After & { data: string }, apply: Apply) {
  const before = replaced?.isNewest ? replaced : null;
  if (replaced) replaced = { ...replaced, isNewest: false };
  const edit = await replacementOf(value, caret, data, before);
  // Text may have been typed meanwhile, in front of it or behind it.
  if (!edit || field !== document.activeElement) return;
  const code = value.slice(edit.start, edit.end);
  if (field.value.slice(edit.start, edit.end) !== code) return;
  if (field.value !== value && /^\w/.test(field.value.slice(edit.end))) return;
  const at = field.selectionStart + edit.text.length - code.length;
  apply({ ...edit, select: [at, at] });
  if (data === ":" && field.selectionStart === caret + edit.text.length - code.length)
    replaced = { field, start: edit.start, code, emoji: edit.text, isNewest: true };
}

/** Undoing selects what it brings back: what is typed next would replace it. */
function afterUndo(field: Field) {
  if (field !== replaced?.field) return;
  const { start, code } = replaced;
  const end = start + code.length;
  const isBack = field.value.slice(start, end) === code;
  if (isBack && field.selectionStart === start && field.selectionEnd === end)
    field.setSelectionRange(end, end);
}

async function replacementOf(value: string, caret: number, data: string, before: typeof replaced) {
  if (data === " ") return typedMark(value, caret);
  if (data === ":") return emojiForCode(value, caret).catch(() => null);
  if (!before || !/^\w$/.test(data)) return null;
  // The word goes on, so that no emoji was meant.
  const { start, code, emoji } = before;
  const end = start + emoji.length;
  return caret === end + 1 && value.slice(start, end) === emoji ? { start, end, text: code } : null;
}
