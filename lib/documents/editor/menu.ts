import { Extension } from "@tiptap/core";
import { type EditorState, Plugin } from "@tiptap/pm/state";
import { NOT_IN_WORD } from "@/lib/markdown/word-borders";

export type MenuQuery = { from: number; to: number; text: string };

/** Menu triggers, each with the pattern of its query. */
const TRIGGERS = {
  /** Blocks. */
  "/": /(?:^|\s)\/([\p{L}\d]{0,20})$/u,
  /** People, days and objects. */
  "@": new RegExp(`${NOT_IN_WORD}@([\\p{L}\\p{M}\\d'’.\\-]{0,30})$`, "v"),
  /** Channels, documents and other objects by name. Number signs before it are a heading's, a number alone is one. */
  "#": new RegExp(`${NOT_IN_WORD}(?<!#)#(?!\\d+$)([^\\s@#](?:[^@#]{0,40}[^\\s@#])?|)$`, "v"),
} as const;
export type MenuTrigger = keyof typeof TRIGGERS;

/** The query after a trigger at the caret; null where the menu can't insert anything. */
export function menuQuery({ selection }: EditorState, trigger: MenuTrigger): MenuQuery | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\uFFFC");
  const match = TRIGGERS[trigger].exec(before);
  if (!match) return null;
  const text = match[1] ?? "";
  return { from: $from.pos - text.length - 1, to: $from.pos, text };
}

/** Routes key events to an open menu before the text. */
export function createMenuKeys() {
  let handler: ((event: KeyboardEvent) => boolean) | null = null;
  const extension = Extension.create({
    name: "menuKeys",
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

export type MenuKeys = ReturnType<typeof createMenuKeys>;
