import { type Editor, Extension } from "@tiptap/core";

/** In a part of something else Escape gives the focus to that, once no menu of the editor wants the key. */
export const LeaveByEscape = Extension.create({
  name: "leaveByEscape",
  priority: 1,
  addKeyboardShortcuts() {
    return { Escape: () => leave(this.editor) };
  },
});

function leave({ view }: Editor): boolean {
  const around = view.dom.closest<HTMLElement>("section[tabindex]");
  around?.focus({ preventScroll: true });
  return around !== null;
}
