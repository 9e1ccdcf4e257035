import type { Definition, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** It looks for addresses again in what the parser has found to be text. */
const fromGfm = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

/** The Markdown of a file or a program, by the rules of GitHub. */
export const parseMarkdown = (source: string): Root =>
  fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [fromGfm] });

export function definitionsIn(root: Root): Map<string, Definition> {
  const found = root.children.filter((node) => node.type === "definition");
  // Of two with one name, the first counts.
  return new Map(found.reverse().map((node) => [node.identifier, node]));
}
