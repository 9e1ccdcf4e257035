import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { DecorationSet } from "@tiptap/pm/view";

/** What was found at one time, and what becomes of it by an edit. */
export type Finding = { decorations: DecorationSet; after: (transaction: Transaction) => Finding };

/** A transaction carries what was found anew; null ends the finding. */
export const findKey = new PluginKey<Finding | null>("find");

/**
 * Marks what was found. How to find is loaded when somebody does: a plugin that is registered then would have the whole
 * text drawn anew.
 */
export const FindHost = Extension.create({
  name: "findHost",
  addProseMirrorPlugins: () => [
    new Plugin<Finding | null>({
      key: findKey,
      state: {
        init: () => null,
        apply(transaction, finding) {
          const next: Finding | null | undefined = transaction.getMeta(findKey);
          if (next !== undefined) return next;
          return finding && transaction.docChanged ? finding.after(transaction) : finding;
        },
      },
      props: { decorations: (state: EditorState) => findKey.getState(state)?.decorations },
    }),
  ],
});
