/** What the name of each document begins with. */
export const NAME_PREFIX = "document:";

/** What Hocuspocus calls a document. */
export const documentName = (documentId: string) => NAME_PREFIX + documentId;

/** The id in a document name, or null for a name that isn't one. */
export const documentIdOf = (name: string) =>
  /^document:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name)?.[1] ?? null;

/** The Yjs fragment that holds the text of a rich text. */
export const DOCUMENT_FIELD = "default";
/** The Yjs text that holds the text of a code file. */
export const CODE_FIELD = "text";
