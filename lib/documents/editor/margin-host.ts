import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Mapping, StepMap } from "@tiptap/pm/transform";
import { DecorationSet } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { changeOf } from "./same-text";

/** A transaction carries the marks that stand from now on. */
export const marginKey = new PluginKey<DecorationSet>("margin");

/** What others edit comes as a whole new document: what is the same in both stays in place. */
function mappingOf(transaction: Transaction): Mapping {
  const change = transaction.getMeta(ySyncPluginKey)?.isChangeOrigin
    ? changeOf(transaction.before, transaction.doc)
    : null;
  if (!change) return transaction.mapping;
  const { from, toBefore, toNow } = change;
  return new Mapping([new StepMap([from, toBefore - from, toNow - from])]);
}

/** Marks beside blocks. What makes them is loaded when there are any, as with `FindHost`. */
export const MarginHost = Extension.create({
  name: "marginHost",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: marginKey,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, marks) =>
          transaction.getMeta(marginKey) ?? marks.map(mappingOf(transaction), transaction.doc),
      },
      props: { decorations: (state: EditorState) => marginKey.getState(state) },
    }),
  ],
});
