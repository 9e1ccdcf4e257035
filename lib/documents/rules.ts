import { codeRules } from "./code/rules";
import { deckRules } from "./deck/rules";
import type { DocumentKind } from "./kinds";
import { richTextRules } from "./rich-text/rules";
import type { DocumentRules } from "./updates/rules";

/** What each kind of document may hold, and how it is read. */
export const DOCUMENT_RULES: Record<DocumentKind, DocumentRules> = {
  "rich-text": richTextRules,
  description: richTextRules,
  code: codeRules,
  deck: deckRules,
};
