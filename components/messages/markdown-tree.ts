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

/** The Markdown of a message as a tree, or null where it is to be shown as it is. */
export function parseMarkdown(body: string): Root | null {
  if (DEEP_NESTING.test(body) || (body.match(/[*_~`[\]|<>!]/g)?.length ?? 0) > MAX_MARKERS) return null;
  try {
    return fromMarkdown(body, { extensions: [gfm(), syntax], mdastExtensions: [gfmFromMarkdown()] });
  } catch {
    return null;
  }
}
