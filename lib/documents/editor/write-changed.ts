import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { type ProsemirrorBinding, updateYFragment, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";

/**
 * y-tiptap compares the whole text with the document at each update of the view, also where only a caret has moved: of
 * 6,000 blocks that takes longer than drawing a letter. Here a change within one block compares that block alone, and an
 * update without a change nothing.
 */
export const WriteChanged = Extension.create({
  name: "writeChanged",
  addProseMirrorPlugins: () => [
    new Plugin({
      state: {
        // The binding begins to listen later, with the view.
        init(_, state) {
          const binding: ProsemirrorBinding | undefined = ySyncPluginKey.getState(state)?.binding;
          if (binding) writeChanged(binding);
        },
        apply: () => undefined,
      },
    }),
  ],
});

function writeChanged(binding: ProsemirrorBinding): void {
  const { mux, beforeAllTransactions } = binding;
  const writeAll = binding._prosemirrorChanged.bind(binding);
  let isWriting = false;
  binding.mux = (run, otherwise) =>
    mux(() => {
      isWriting = true;
      try {
        run();
      } finally {
        isWriting = false;
      }
    }, otherwise);
  // Where the selection is matters to changes that come from elsewhere.
  binding.beforeAllTransactions = () => {
    if (!isWriting) beforeAllTransactions();
  };
  binding._prosemirrorChanged = (doc) => {
    const changed = changedBlocks(binding, doc);
    const [one] = changed ?? [];
    if (!changed || changed.length > 1) return writeAll(doc);
    binding.mapping.set(binding.type, doc);
    if (!one) return;
    if (one.type.nodeName !== one.node.type.name) return writeAll(doc);
    updateYFragment(binding.doc, one.type, one.node, binding);
  };
}

type Changed = { type: Y.XmlElement; node: Node };

/** The blocks that the document has otherwise; null where blocks have come or gone. */
function changedBlocks({ type, mapping }: ProsemirrorBinding, doc: Node): Changed[] | null {
  const types = type.toArray();
  if (types.length !== doc.childCount) return null;
  const changed: Changed[] = [];
  for (const [index, one] of types.entries()) {
    const node = doc.child(index);
    if (mapping.get(one) === node) continue;
    if (!(one instanceof Y.XmlElement)) return null;
    changed.push({ type: one, node });
  }
  return changed;
}
