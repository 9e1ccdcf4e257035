import { Extension } from "@tiptap/core";
import { type EditorState, Plugin } from "@tiptap/pm/state";

export type SlashQuery = { from: number; to: number; text: string };

/** What is typed after a `/` at the caret, where a block could be inserted; null elsewhere. */
export function slashQuery({ selection }: EditorState): SlashQuery | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\uFFFC");
  const match = /(?:^|\s)\/([\p{L}\d]{0,20})$/u.exec(before);
  if (!match) return null;
  const text = match[1] ?? "";
  return { from: $from.pos - text.length - 1, to: $from.pos, text };
}

/** Lets an open menu have the keys before the text does. */
export function createSlashKeys() {
  let handler: ((event: KeyboardEvent) => boolean) | null = null;
  const extension = Extension.create({
    name: "slashKeys",
    priority: 1100,
    addProseMirrorPlugins: () => [
      new Plugin({ props: { handleKeyDown: (_view, event) => handler?.(event) ?? false } }),
    ],
  });
  return {
    extension,
    setHandler(next: typeof handler) {
      handler = next;
    },
  };
}

export type SlashKeys = ReturnType<typeof createSlashKeys>;
