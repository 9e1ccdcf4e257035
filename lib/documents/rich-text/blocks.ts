import { Node } from "@tiptap/core";

/** The same as in Markdown's alerts. */
export const CALLOUT_KINDS = ["note", "tip", "important", "warning", "caution"] as const;
export type CalloutKind = (typeof CALLOUT_KINDS)[number];

export const isCalloutKind = (value: unknown): value is CalloutKind =>
  (CALLOUT_KINDS as readonly unknown[]).includes(value);

const Callout = Node.create({
  name: "callout",
  group: "block",
  content: "block+",
  defining: true,
  addAttributes: () => ({
    kind: {
      default: "note",
      parseHTML: (element) => {
        const kind = element.getAttribute("data-callout");
        return isCalloutKind(kind) ? kind : "note";
      },
      renderHTML: ({ kind }) => ({ "data-callout": kind }),
    },
  }),
  parseHTML: () => [{ tag: "[data-callout]" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", HTMLAttributes, 0],
});

/**
 * Its first block is its title, the others are what it hides: of a title and a body as nodes of their own, edits at the
 * same time could leave two or none, and the binding would delete the whole. Whether it is open is each reader's own.
 */
const Toggle = Node.create({
  name: "toggle",
  group: "block",
  content: "block+",
  defining: true,
  parseHTML: () => [{ tag: "[data-toggle]" }, { tag: "details" }, { tag: "summary", node: "paragraph" }],
  renderHTML: ({ HTMLAttributes }) => ["div", { ...HTMLAttributes, "data-toggle": "" }, 0],
});

export const containerNodes = [Callout, Toggle];
