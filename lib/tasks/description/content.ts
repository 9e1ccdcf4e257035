import type * as Y from "yjs";
import { readMarkdown } from "@/lib/documents/markdown/read";
import { markdownOf } from "@/lib/documents/markdown/to-markdown";
import type { RichTextNode } from "@/lib/documents/rich-text/node";
import { richTextSchema } from "@/lib/documents/rich-text/schema";
import { DOCUMENT_RULES } from "@/lib/documents/rules";

/** What a description holds, as the editor's JSON. */
export type DescriptionContent = RichTextNode;

/** Notes as a description holds them. Where they are nothing that it can, they are lines of plain text. */
export async function contentOf(notes: string): Promise<DescriptionContent> {
  // As in messages, a line is a line.
  const blocks = await readMarkdown(notes, { keepsLines: true });
  const content = { type: "doc", content: blocks.length > 0 ? blocks : [paragraph("")] };
  try {
    richTextSchema.nodeFromJSON(content).check();
    return content;
  } catch {
    return { type: "doc", content: notes.split("\n").map(paragraph) };
  }
}

/** The notes as Markdown. */
export const notesOf = (document: Y.Doc): string =>
  markdownOf(DOCUMENT_RULES.description.content(document) as RichTextNode).replace(/\n+$/, "");

const paragraph = (text: string): RichTextNode => ({
  type: "paragraph",
  ...(text && { content: [{ type: "text", text }] }),
});
