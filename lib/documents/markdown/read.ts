import { richTextFromHtml } from "../html/from-html";
import { elsewhere as linkElsewhere } from "../html/pictures";
import { fileIdOf } from "../rich-text/file-address";
import type { RichTextNode } from "../rich-text/node";
import { richTextFromMarkdown } from "./from-markdown";
import { breakLines } from "./lines";
import { definitionsIn, parseMarkdown } from "./parse";

/** How the Markdown of a file or a program is read. */
type Reading = {
  /** The id of the file that an address of a picture names, or null. */
  fileOf?: typeof fileIdOf;
  /** What stands in place of a picture that isn't a file of this instance. */
  elsewhere?: typeof linkElsewhere;
  /** Whether each line stays one, as in chats. */
  keepsLines?: boolean;
};

/** The blocks of a rich text for Markdown. */
export async function readMarkdown(
  markdown: string,
  { fileOf = fileIdOf, elsewhere = linkElsewhere, keepsLines = false }: Reading = {},
): Promise<RichTextNode[]> {
  const source = markdown.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const root = await parseMarkdown(source);
  if (keepsLines) breakLines(root);
  return richTextFromMarkdown(root, source, {
    definitions: definitionsIn(root),
    fromHtml: (html) => richTextFromHtml(html, fileOf, elsewhere),
    fileOf,
    elsewhere,
  });
}
