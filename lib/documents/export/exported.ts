import type { RichTextNode } from "../rich-text/node";
import type { ShownFile } from "./files";

/** What is exported of a document. */
export type Exported = {
  title: string;
  content: RichTextNode;
  /** Those that it shows and the reader may read. */
  files: ReadonlyMap<string, ShownFile>;
};
