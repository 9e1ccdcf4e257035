import type { ChannelAction } from "@/lib/permissions";

type KindRow = {
  /** What one must be allowed to do in the document's channel to edit it. */
  action: ChannelAction;
  /** Raised when the kind learns to hold something new; a client of an older version only reads. */
  schemaVersion: number;
};

/** 2: tables, pictures, files, callouts, toggles, dates and comments. */
const RICH_TEXT_VERSION = 2;

/** Every kind of Yjs document. What each may hold is in `rules.ts`, which stays on the server. */
export const DOCUMENT_KINDS = {
  /** The text of a DOC channel. */
  "rich-text": { action: "document.update", schemaVersion: RICH_TEXT_VERSION },
  /** A file of a project: plain text. */
  code: { action: "document.update", schemaVersion: 1 },
  /** Slides and what stands on them: rich texts as well. */
  deck: { action: "document.update", schemaVersion: RICH_TEXT_VERSION },
  /** The description of a card or a task: rich text. */
  description: { action: "task.update", schemaVersion: RICH_TEXT_VERSION },
} as const satisfies Record<string, KindRow>;

export type DocumentKind = keyof typeof DOCUMENT_KINDS;

export const isDocumentKind = (kind: string): kind is DocumentKind => Object.hasOwn(DOCUMENT_KINDS, kind);
