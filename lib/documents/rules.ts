import { codeRules } from "./code/rules";
import type { DocumentKind } from "./kinds";
import { richTextRules } from "./rich-text/rules";
import { type DocumentRules, refuse } from "./updates/rules";

/** Nothing writes decks yet, so nothing may stand in one. */
const deckRules: DocumentRules = {
  roots: [],
  check: () => refuse("content in a deck"),
  toText: () => [],
  content: () => ({}),
};

/** What each kind of document may hold, and how it is read. */
export const DOCUMENT_RULES: Record<DocumentKind, DocumentRules> = {
  "rich-text": richTextRules,
  description: richTextRules,
  code: codeRules,
  deck: deckRules,
};
