/** What Hocuspocus calls the document of a channel. */
export const documentName = (channelId: string) => `channel:${channelId}`;

/** The channel of a document name, or null for a name that isn't one. */
export const channelIdOfDocument = (name: string) => /^channel:([0-9a-f-]{36})$/.exec(name)?.[1] ?? null;

/** The Yjs fragment that holds a DOC channel's text. */
export const DOCUMENT_FIELD = "default";
