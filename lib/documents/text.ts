import type * as Y from "yjs";
import type { DocumentKind } from "./kinds";
import { CODE_FIELD, DOCUMENT_FIELD } from "./names";
import { richTextBlocks } from "./rich-text/to-text";
import { blockId, type TextBlock } from "./text-block";

const richText = (doc: Y.Doc) => richTextBlocks(doc.getXmlFragment(DOCUMENT_FIELD));

const TO_TEXT: Record<DocumentKind, (doc: Y.Doc) => TextBlock[]> = {
  "rich-text": richText,
  description: richText,
  code(doc) {
    const text = doc.getText(CODE_FIELD);
    return text.length > 0 ? [{ id: blockId(text), text: text.toString(), links: [] }] : [];
  },
  deck: () => [],
};

/** The text of a document, block by block, for search, references and mentions. */
export const textOfDocument = (kind: DocumentKind, doc: Y.Doc): TextBlock[] => TO_TEXT[kind](doc);
