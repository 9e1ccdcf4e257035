import * as Y from "yjs";

/** An update without content: no structs and no deletions. */
export const isEmptyUpdate = (update: Uint8Array) => update.length <= 2;

/** Whether a document has all that an update says, so that it needn't be written again. */
export function containsUpdate(document: Y.Doc, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(Y.snapshot(document), update);
}
