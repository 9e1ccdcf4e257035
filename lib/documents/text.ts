import type * as Y from "yjs";
import type { DocumentKind } from "./kinds";
import { DOCUMENT_RULES } from "./rules";
import type { TextBlock } from "./text-block";

/** The text of a document, block by block, for search, references and mentions. */
export const textOfDocument = (kind: DocumentKind, document: Y.Doc): TextBlock[] =>
  DOCUMENT_RULES[kind].toText(document);
