import { parseMarkdown } from "@/components/messages/markdown-parser";
import { richTextFromMarkdown } from "@/lib/documents/markdown/from-markdown";
import type { RichTextNode } from "@/lib/documents/rich-text/node";

/** The blocks of a document for Markdown; null for one that is too large to be read. */
export function markdownBlocks(text: string): RichTextNode[] | null {
  const source = text.replace(/\r\n?/g, "\n");
  const root = parseMarkdown(source);
  return root && richTextFromMarkdown(root, source, { isTyped: true });
}
