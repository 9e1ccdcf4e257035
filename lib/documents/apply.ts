import * as Y from "yjs";
import { log } from "@/lib/log";

/**
 * Applies updates in one transaction: merging them first would be quadratic. One that can't be applied is left out
 * and reported, so that it doesn't take the rest of the document with it.
 */
export function applyUpdates(document: Y.Doc, updates: readonly Uint8Array[], origin: unknown): void {
  document.transact(() => {
    for (const update of updates) {
      try {
        Y.applyUpdate(document, update, origin);
      } catch (error) {
        log.error(
          { name: (error as Error).name, bytes: update.length },
          "an update in a document's log is malformed",
        );
      }
    }
  }, origin);
}
