import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

/**
 * Before each commit, React walks through all nodes of the element that has the focus, up to the caret, if its
 * `contentEditable` is "true": to select again what a commit takes the selection from. In a document of 6,000 blocks that
 * takes a frame, whatever is committed. The editor sets its selection itself, so it doesn't say so.
 */
export const SkipSelectionWalk = Extension.create({
  name: "skipSelectionWalk",
  addProseMirrorPlugins: () => [
    new Plugin({
      view({ dom }) {
        const { get, set } = Object.getOwnPropertyDescriptor(HTMLElement.prototype, "contentEditable") ?? {};
        if (!get || !set) return {};
        Object.defineProperty(dom, "contentEditable", {
          configurable: true,
          get() {
            const value = get.call(dom);
            return value === "true" ? "inherit" : value;
          },
          set: (value) => set.call(dom, value),
        });
        return { destroy: () => void Reflect.deleteProperty(dom, "contentEditable") };
      },
    }),
  ],
});
