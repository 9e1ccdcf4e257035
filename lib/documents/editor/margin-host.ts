import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { DecorationSet } from "@tiptap/pm/view";

/** A transaction carries the marks that stand from now on. */
export const marginKey = new PluginKey<DecorationSet>("margin");

/** Marks beside blocks. What makes them is loaded when there are any, as with `FindHost`. */
export const MarginHost = Extension.create({
  name: "marginHost",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: marginKey,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, marks) =>
          transaction.getMeta(marginKey) ?? marks.map(transaction.mapping, transaction.doc),
      },
      props: { decorations: (state: EditorState) => marginKey.getState(state) },
    }),
  ],
});
