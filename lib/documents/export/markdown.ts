import type { Entry } from "@/lib/files/archive";
import { archiveLink, type archiveNames } from "@/lib/files/archive-names";
import { openFile } from "@/lib/files/open";
import { markdownOf } from "../markdown/to-markdown";
import type { RichTextNode } from "../rich-text/node";
import type { Exported } from "./exported";

const FOLDER = "files";

/** The Markdown of a document, with its title, and its files as entries of the archive that it stands in. */
export function markdownEntries(
  { title, content, files }: Exported,
  names: { file: ReturnType<typeof archiveNames> },
): { text: string; files: Entry[] } {
  const paths = new Map([...files.values()].map((file) => [file.id, `${FOLDER}/${names.file(file.name)}`]));
  const heading: RichTextNode = {
    type: "heading",
    attrs: { level: 1 },
    content: [{ type: "text", text: title }],
  };
  const text = markdownOf(
    { ...content, content: [heading, ...(content.content ?? [])] },
    {
      fileUrl: (fileId) => {
        const path = paths.get(fileId);
        return path ? archiveLink(path) : null;
      },
    },
  );
  const entries = [...files.values()].map((file) => ({
    path: paths.get(file.id) ?? file.id,
    open: () => openFile(file),
  }));
  return { text, files: entries };
}
