import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { literals, marksBesideUnspaced } from "./syntax";

/** A parser takes seconds for it, or overflows the stack. */
export const DEEP_NESTING = /^[ \t]*(?:(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])[ \t]*){16}/m;

// HTML, indented code and link definitions mean nothing in chat, so they stay the text that was typed.
const syntax = {
  disable: { null: ["codeIndented", "htmlFlow", "htmlText", "setextUnderline", "definition"] },
};

/** Its transforms look for addresses again, by rules of their own, and make nodes without positions. */
const fromGfm = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

/** A text in our Markdown as a tree in which each node has its position. Throws for text made to be too deep. */
export const syntaxTree = (text: string): Root =>
  fromMarkdown(text, {
    extensions: [gfm(), syntax, marksBesideUnspaced, literals(text)],
    mdastExtensions: [fromGfm],
  });
