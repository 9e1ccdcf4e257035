import { Extension } from "@tiptap/core";
import { Plugin, Selection } from "@tiptap/pm/state";
import { ToggleView } from "./toggle-view";

/** Draws toggles, and leads out of callouts and toggles. */
export const DocumentBlocks = Extension.create({
  name: "documentBlocks",
  // Before Enter splits the paragraph.
  priority: 150,

  addKeyboardShortcuts() {
    return {
      /** In an empty last line of a callout or a toggle, which leaves it. */
      Enter: ({ editor: { state, view } }) => {
        const { $from, empty } = state.selection;
        const container = $from.depth > 1 ? $from.node(-1) : null;
        const isOne = container?.type.name === "callout" || container?.type.name === "toggle";
        const isLast = isOne && container.childCount > 1 && $from.index(-1) === container.childCount - 1;
        if (!empty || !isLast || $from.parent.content.size > 0) return false;
        const { tr } = state;
        const after = $from.after(-1);
        tr.insert(after, $from.parent.type.create()).delete($from.before(), $from.after());
        const place = tr.mapping.slice(1).map(after);
        view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(place + 1))).scrollIntoView());
        return true;
      },
    };
  },

  addProseMirrorPlugins: () => [
    new Plugin({ props: { nodeViews: { toggle: (node, view) => new ToggleView(node, view) } } }),
  ],
});
