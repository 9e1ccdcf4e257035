import { richTextFromHtml } from "../html/from-html";
import { elsewhere } from "../html/pictures";
import { fileIdOf } from "../rich-text/file-address";
import type { RichTextNode } from "../rich-text/node";
import { richTextFromMarkdown } from "./from-markdown";
import { breakLines } from "./lines";
import { definitionsIn, parseMarkdown } from "./parse";

/**
 * The blocks of a rich text for the Markdown of a file or a program.
 * @param keepsLines whether each line is one, as in chats
 */
export async function readMarkdown(
  markdown: string,
  fileOf = fileIdOf,
  keepsLines = false,
): Promise<RichTextNode[]> {
  const source = markdown.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const root = await parseMarkdown(source);
  if (keepsLines) breakLines(root);
  return richTextFromMarkdown(root, source, {
    definitions: definitionsIn(root),
    fromHtml: (html) => richTextFromHtml(html, fileOf),
    fileOf,
    elsewhere,
  });
}
