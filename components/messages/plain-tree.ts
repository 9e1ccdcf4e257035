import type { Root } from "mdast";

/** Words and what stands between them: nothing that Markdown would see in one line of it. */
const PLAIN = /^\p{L}[\p{L}\p{N} ,.;:'"?!%()/…–—“”‘’-]*$/u;
/** Text that becomes a link by itself, or is trimmed at a line's end. */
const NOT_PLAIN = /:\/\/|www\.| $/i;

/** The tree of a text without any Markdown, which takes no parser; null for any other. */
export function plainTree(text: string): Root | null {
  if (text === "") return { type: "root", children: [] };
  if (!PLAIN.test(text) || NOT_PLAIN.test(text)) return null;
  return { type: "root", children: [{ type: "paragraph", children: [{ type: "text", value: text }] }] };
}
