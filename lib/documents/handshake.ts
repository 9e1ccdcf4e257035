/** What a client says when it opens a document, in the place of a bare token. */
export type DocumentHandshake = {
  token: string;
  /** The Yjs client that it writes as. Null: it only reads, and nobody hears of its cursor. */
  clientId: number | null;
  /** The version of the kind's schema that it knows; with an older one it only reads. */
  schemaVersion: number;
};

/** What the node tells a client whose schema is too old to edit. */
export const OUTDATED_MESSAGE = "outdated";

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
