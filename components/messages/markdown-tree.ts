import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

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

/** Words and what stands between them: nothing that Markdown would see in one line of it. */
const PLAIN = /^\p{L}[\p{L}\p{N} ,.;:'"?!%()/…–—“”‘’-]*$/u;
/** Text that becomes a link by itself, or is trimmed at a line's end. */
const NOT_PLAIN = /:\/\/|www\.| $/i;

/** Going back to a channel, the same texts are drawn again; reading them takes longer than drawing them. */
const known = new Map<string, Root | null>();
const MAX_KNOWN = 1_000;
const MAX_KNOWN_LENGTH = 1_000;

/** The Markdown of a message as a tree, or null where it is to be shown as it is. Not to be changed. */
export function parseMarkdown(body: string): Root | null {
  if (PLAIN.test(body) && !NOT_PLAIN.test(body)) {
    return { type: "root", children: [{ type: "paragraph", children: [{ type: "text", value: body }] }] };
  }
  const before = known.get(body);
  if (before !== undefined) return before;
  const tree = parse(body);
  if (body.length > MAX_KNOWN_LENGTH) return tree;
  const [oldest] = known.keys();
  if (known.size >= MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  known.set(body, tree);
  return tree;
}

function parse(body: string): Root | null {
  if (DEEP_NESTING.test(body) || (body.match(/[*_~`[\]|<>!]/g)?.length ?? 0) > MAX_MARKERS) return null;
  try {
    return fromMarkdown(body, { extensions: [gfm(), syntax], mdastExtensions: [gfmFromMarkdown()] });
  } catch {
    return null;
  }
}
