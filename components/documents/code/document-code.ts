import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { CodeView } from "./code-view";

/** Draws code blocks with their language and colors. */
export const DocumentCode = Extension.create({
  name: "documentCode",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: { nodeViews: { codeBlock: (node, view, getPos) => new CodeView(node, view, getPos) } },
    }),
  ],
});
