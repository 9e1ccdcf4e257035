import { getSchema } from "@tiptap/core";
import { prosemirrorJSONToYDoc } from "@tiptap/y-tiptap";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { documentExtensions } from "@/lib/documents/rich-text/extensions";
import { richTextFromMarkdown } from "@/lib/documents/rich-text/from-markdown";

/** A Markdown text as the JSON of the editor. */
export function markdownContent(markdown: string) {
  const root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return { type: "doc", content: richTextFromMarkdown(root, markdown) };
}

/** The Yjs update that writes a Markdown text into an empty document. */
export function markdownUpdate(markdown: string): Uint8Array<ArrayBuffer> {
  const content = markdownContent(markdown);
  const document = prosemirrorJSONToYDoc(getSchema(documentExtensions), content, DOCUMENT_FIELD);
  return Uint8Array.from(Y.encodeStateAsUpdate(document));
}
