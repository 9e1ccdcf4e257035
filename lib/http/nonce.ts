import { createHash } from "node:crypto";

// A program makes a nonce for each thing that it creates, and sends it again where no answer came. What is made has an id
// that follows from the nonce, so the second call finds what the first one made, and needs no table of nonces.

const hashOf = (userId: string, nonce: string, index: number) =>
  createHash("sha256").update(`${userId} ${nonce} ${index}`).digest("hex");

/** The id of what a call makes: with the time of its nonce, and nobody else's. */
export function idOfNonce(userId: string, nonce: string, index = 0): string {
  const hash = hashOf(userId, nonce, index);
  return `${nonce.slice(0, 13)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}

/** The Yjs client that writes an edit: what it has written stays known to the document for good. */
export const clientOfNonce = (userId: string, nonce: string): number =>
  Number.parseInt(hashOf(userId, nonce, 0).slice(0, 12), 16);
