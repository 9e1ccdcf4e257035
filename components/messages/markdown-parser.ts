import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

// The server parses what a page shows at first. In the browser this is loaded when a text comes that needs it: see
// markdown-tree.ts. It is 20 kB, a tenth of a channel's first load.

/**
 * Text made to be slow, such as a thousand quotes in quotes, takes the parser a second and overflows the stack.
 * Nobody writes so: it is shown as plain text.
 */
const MAX_MARKERS = 1_500;
const DEEP_NESTING = /^[ \t]*(?:(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])[ \t]*){16}/m;

// HTML, indented code and link definitions mean nothing in chat, so they stay the text that was typed.
const syntax = {
  disable: { null: ["codeIndented", "htmlFlow", "htmlText", "setextUnderline", "definition"] },
};

/** The Markdown of a text as a tree with positions, or null where it is to be shown as it is. */
export function parseMarkdown(text: string): Root | null {
  if (DEEP_NESTING.test(text) || (text.match(/[*_~`[\]|<>!]/g)?.length ?? 0) > MAX_MARKERS) return null;
  try {
    return fromMarkdown(text, { extensions: [gfm(), syntax], mdastExtensions: [gfmFromMarkdown()] });
  } catch {
    return null;
  }
}

/** Going back to a channel, the same texts are drawn again; parsing them takes longer than drawing them. */
const known = new Map<string, Root | null>();
const MAX_KNOWN = 1_000;
const MAX_KNOWN_LENGTH = 1_000;

/** The same without positions, which drawing needs none of. Not to be changed: a text drawn again is the same tree. */
export function markdownTree(text: string): Root | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  const tree = parseMarkdown(text);
  if (tree) dropPositions(tree);
  if (text.length > MAX_KNOWN_LENGTH) return tree;
  const [oldest] = known.keys();
  if (known.size >= MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  known.set(text, tree);
  return tree;
}

function dropPositions(node: Nodes) {
  delete node.position;
  if ("children" in node) for (const child of node.children) dropPositions(child);
}
