import { richTextFromHtml } from "../html/from-html";
import { elsewhere as linkElsewhere } from "../html/pictures";
import { fileIdOf } from "../rich-text/file-address";
import type { RichTextNode } from "../rich-text/node";
import { richTextFromMarkdown } from "./from-markdown";
import { definitionsIn, parseMarkdown } from "./parse";

/** The blocks of a rich text for the Markdown of a file or a program. */
export async function readMarkdown(
  markdown: string,
  fileOf = fileIdOf,
  elsewhere = linkElsewhere,
): Promise<RichTextNode[]> {
  const source = markdown.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const root = await parseMarkdown(source);
  return richTextFromMarkdown(root, source, {
    definitions: definitionsIn(root),
    fromHtml: (html) => richTextFromHtml(html, fileOf, elsewhere),
    fileOf,
    elsewhere,
  });
}
