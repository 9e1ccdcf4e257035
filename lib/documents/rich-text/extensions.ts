import { ListKeymap, TaskItem, TaskList } from "@tiptap/extension-list";
import StarterKit from "@tiptap/starter-kit";
import { isLinkHref } from "./links";

/**
 * What a document can contain. Browser and server (import, export) share it: two schemas would each drop what
 * the other wrote.
 */
export const documentExtensions = [
  StarterKit.configure({
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
];
