import { type AnyExtension, Mark, Node } from "@tiptap/core";
import { ListKeymap, TaskItem, TaskList } from "@tiptap/extension-list";
import StarterKit from "@tiptap/starter-kit";
import { containerNodes } from "./blocks";
import { inlineNodes } from "./inline";
import { isLinkHref } from "./links";
import { mediaNodes } from "./media";
import { tableNodes } from "./tables";

/** Code has no other formatting; comments are none. */
const FORMATTING = "bold italic strike underline link code";

function withComments(extension: AnyExtension): AnyExtension {
  if (extension instanceof Mark && extension.name === "code")
    return extension.extend({ excludes: FORMATTING });
  if (extension instanceof Node && extension.name === "codeBlock")
    return extension.extend({ marks: "comment" });
  return extension;
}

const Starter = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map(withComments);
  },
});

/**
 * What a document can contain. Browser and server (import, export) share it: two schemas would each drop what
 * the other wrote.
 */
export const documentExtensions = [
  Starter.configure({
    undoRedo: false, // Yjs keeps each person's own history
    heading: { levels: [1, 2, 3] },
    dropcursor: { color: false, class: "document-dropcursor" },
    listKeymap: false,
    link: {
      openOnClick: false,
      markdownLinks: true,
      defaultProtocol: "https",
      isAllowedUri: isLinkHref,
    },
  }),
  ListKeymap.extend({
    // Tab in the paragraph below a list would put it into the last item.
    addKeyboardShortcuts() {
      const { Tab: _, ...keys } = this.parent?.() ?? {};
      return keys;
    },
  }),
  TaskList,
  TaskItem.configure({
    nested: true,
    a11y: { checkboxLabel: (node) => node.firstChild?.textContent || "Empty task" },
  }),
  ...tableNodes,
  ...mediaNodes,
  ...containerNodes,
  ...inlineNodes,
];
