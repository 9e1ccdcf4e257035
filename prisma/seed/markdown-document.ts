import { prosemirrorToYXmlFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { readMarkdown } from "@/lib/documents/markdown/read";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { richTextSchema } from "@/lib/documents/rich-text/schema";

/** A Markdown text as the JSON of the editor. */
export const markdownContent = async (markdown: string) => ({
  type: "doc",
  content: await readMarkdown(markdown),
});

/** The Yjs update that writes a Markdown text into an empty document. */
export async function markdownUpdate(markdown: string): Promise<Uint8Array<ArrayBuffer>> {
  const content = richTextSchema.nodeFromJSON(await markdownContent(markdown));
  const document = new Y.Doc();
  prosemirrorToYXmlFragment(content, document.getXmlFragment(DOCUMENT_FIELD));
  return Uint8Array.from(Y.encodeStateAsUpdate(document));
}
