import type { Root } from "mdast";
import { markdownTree } from "./markdown-parser";
import { plainTree } from "./plain-tree";

/** The trees of all messages in a page's data whose text takes a parser, by text. */
export function messageTrees(data: unknown): [string, Root | null][] {
  const texts = new Set<string>();
  collectTexts(data, texts);
  return [...texts].map((text) => [text, markdownTree(text)]);
}

function collectTexts(value: unknown, texts: Set<string>) {
  if (typeof value !== "object" || value === null) return;
  if ("body" in value && "seq" in value && typeof value.body === "string" && !plainTree(value.body))
    texts.add(value.body);
  for (const part of Object.values(value)) collectTexts(part, texts);
}
