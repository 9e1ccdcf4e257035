/**
 * Replaces a part of a field's text and puts the cursor behind it. The old command is the only way of changing a
 * field that its undo knows of.
 */
export function replaceRange(field: HTMLTextAreaElement, start: number, end: number, text: string) {
  field.focus();
  field.setSelectionRange(start, end);
  if (text === "" && start === end) return;
  if (document.execCommand(text ? "insertText" : "delete", false, text)) return;
  field.setRangeText(text, start, end, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
