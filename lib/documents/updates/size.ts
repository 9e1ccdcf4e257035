import * as Y from "yjs";
import { DocumentTooLarge } from "./rules";

/** A document's state takes at most this many bytes as one update: a book of a million words. */
export const MAX_STATE_BYTES = 5_000_000;

/** What the states take at most: each update counts whole, though much of it is known or merged. */
const estimates = new WeakMap<Y.Doc, number>();

/**
 * Refuses an update that makes a document too large. To encode a state for each key pressed would cost too much, so that
 * is done at first, and when the updates since then could have reached the limit.
 * @throws DocumentTooLarge
 */
export function checkSize(update: Uint8Array, document: Y.Doc): void {
  if (!estimates.has(document)) document.on("update", (applied) => add(document, applied.length));
  const estimate = estimates.get(document) ?? measure(document);
  if (estimate + update.length <= MAX_STATE_BYTES) return;
  if (measure(document) + update.length > MAX_STATE_BYTES) throw new DocumentTooLarge();
}

const add = (document: Y.Doc, bytes: number) =>
  estimates.set(document, (estimates.get(document) ?? 0) + bytes);

function measure(document: Y.Doc): number {
  const bytes = Y.encodeStateAsUpdate(document).length;
  estimates.set(document, bytes);
  return bytes;
}
