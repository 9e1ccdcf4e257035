/** What a client says when it opens a document, in the place of a bare token. */
export type DocumentHandshake = {
  token: string;
  /** The Yjs client that it writes as. Null: it only reads, and nobody hears of its cursor. */
  clientId: number | null;
  /** The version of the kind's schema that it knows; with an older one it only reads. */
  schemaVersion: number;
};

/** The refusal of a client whose schema is too old to edit. */
export const OUTDATED_MESSAGE = "outdated";

/**
 * Why the node ends one document on a socket that carries several; the text of Hocuspocus' message for it. The other
 * documents of the socket go on, and the client may open this one again.
 */
export type EndReason =
  | "accessChanged"
  | "sessionEnded"
  | "malformed"
  | "tooLarge"
  | "unavailable"
  | "restarting"
  | "unloaded";

/** The largest frame: an offline day of writing is well below it, and it bounds what one frame can cost the node. */
export const MAX_FRAME_BYTES = 4 * 1024 * 1024;

export const writeHandshake = (handshake: DocumentHandshake): string => JSON.stringify(handshake);

/** A bare token is that of a client which only reads. */
export function readHandshake(text: string): DocumentHandshake {
  const reader = { token: text, clientId: null, schemaVersion: 0 };
  if (!text.startsWith("{")) return reader;
  try {
    const { token, clientId, schemaVersion } = JSON.parse(text) as Record<string, unknown>;
    if (typeof token !== "string") return reader;
    return {
      token,
      clientId: isClientId(clientId) ? clientId : null,
      schemaVersion: typeof schemaVersion === "number" ? schemaVersion : 0,
    };
  } catch {
    return reader;
  }
}

const isClientId = (id: unknown): id is number => Number.isSafeInteger(id) && (id as number) >= 0;
