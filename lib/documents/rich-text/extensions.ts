import { TaskItem, TaskList } from "@tiptap/extension-list";
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
    link: {
      openOnClick: false,
      markdownLinks: true,
      defaultProtocol: "https",
      isAllowedUri: isLinkHref,
    },
  }),
  TaskList,
  TaskItem.configure({
    nested: true,
    a11y: { checkboxLabel: (node) => node.firstChild?.textContent || "Empty task" },
  }),
];
