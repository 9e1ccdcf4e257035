import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";

/**
 * y-tiptap 3.0.9 throws before it draws a remote edit where it doesn't find the selection in it again, such as in a table
 * that lost columns. The editor would then show the text of before, and write that over the edit with the next letter.
 * It draws such an edit without the selection.
 *
 * It also forgets all of the document before each remote edit, and reads it anew: 6,000 blocks take several frames. What
 * has changed it has forgotten by then, so the rest is kept.
 */
export const DrawAnyway = Extension.create({
  name: "drawAnyway",
  addProseMirrorPlugins: () => [
    new Plugin({
      state: {
        // The binding begins to listen later, with the view.
        init(_, state) {
          const binding = ySyncPluginKey.getState(state)?.binding;
          const draw = binding?._observeFunction;
          if (!draw) return;
          binding._observeFunction = (...change: unknown[]) => {
            const { mapping } = binding;
            mapping.clear = () => {};
            try {
              draw(...change);
            } catch (error) {
              if (!(error instanceof RangeError)) throw error;
              binding.beforeTransactionSelection = null;
              draw(...change);
            } finally {
              // That of the prototype is there again.
              Reflect.deleteProperty(mapping, "clear");
            }
          };
        },
        apply: () => undefined,
      },
    }),
  ],
});
