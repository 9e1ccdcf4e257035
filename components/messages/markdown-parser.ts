import type { Nodes, PhrasingContent, Root } from "mdast";
import { addressesIn } from "@/lib/markdown/addresses";
import { DEEP_NESTING, syntaxTree } from "@/lib/markdown/syntax-tree";

// The server parses what a page shows at first. In the browser this is loaded when a text comes that needs it: see
// markdown-tree.ts. It is 20 kB, a tenth of a channel's first load.

/**
 * Text made to be slow, such as a thousand quotes in quotes, takes the parser a second and overflows the stack.
 * Nobody writes so: it is shown as plain text.
 */
const MAX_MARKERS = 1_500;

/** The Markdown of a text as a tree with positions, or null where it is to be shown as it is. */
export function parseMarkdown(text: string): Root | null {
  if (DEEP_NESTING.test(text) || (text.match(/[*_~`[\]|<>!]/g)?.length ?? 0) > MAX_MARKERS) return null;
  try {
    const tree = syntaxTree(text);
    finish(tree, text);
    return tree;
  } catch {
    return null;
  }
}

/** Numbers as they were typed, where they rise, and the addresses behind an open bracket. */
function finish(node: Nodes, text: string) {
  if (node.type === "link" || !("children" in node)) return;
  if (node.type === "list" && node.ordered) {
    let last = -1;
    for (const item of node.children) {
      const typed = Number(/^\d+/.exec(text.slice(item.position?.start.offset).trimStart())?.[0]);
      const number = typed > last ? typed : last + 1;
      if (last >= 0 && number !== last + 1) item.data = { number };
      last = number;
    }
  }
  for (const child of node.children) finish(child, text);
  if (node.children.some((child) => child.type === "text" && addressesIn(child.value).length > 0))
    node.children = (node.children as PhrasingContent[]).flatMap(withLinks) as typeof node.children;
}

function withLinks(node: PhrasingContent): PhrasingContent[] {
  if (node.type !== "text") return [node];
  const parts: PhrasingContent[] = [];
  const add = (value: string) => value && parts.push({ type: "text", value });
  let at = 0;
  for (const { start, end } of addressesIn(node.value)) {
    const address = node.value.slice(start, end);
    add(node.value.slice(at, start));
    const url = /^www/i.test(address) ? `http://${address}` : address;
    parts.push({ type: "link", url, children: [{ type: "text", value: address }] });
    at = end;
  }
  add(node.value.slice(at));
  return parts;
}

declare module "mdast" {
  interface ListItemData {
    /** Where it isn't the one after the item before. */
    number?: number;
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
