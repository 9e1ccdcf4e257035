import type { Editor } from "@tiptap/react";

/** Gives the focus to the text of a document, also where it can only be read. The page stays where it is. */
export function focusText(editor: Editor): void {
  if (editor.isEditable) editor.commands.focus(undefined, { scrollIntoView: false });
  else editor.view.dom.focus({ preventScroll: true });
}
