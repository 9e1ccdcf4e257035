import { parseMarkdown } from "@/components/messages/markdown-parser";
import { type RichTextNode, richTextFromMarkdown } from "@/lib/documents/rich-text/from-markdown";

/** The blocks of a document for Markdown; null for one that is too large to be read. */
export function markdownBlocks(text: string): RichTextNode[] | null {
  const source = text.replace(/\r\n?/g, "\n");
  const root = parseMarkdown(source);
  return root && richTextFromMarkdown(root, source);
}
