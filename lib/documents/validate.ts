import * as Y from "yjs";

/** An update without content: no structs and no deletions. */
export const isEmptyUpdate = (update: Uint8Array) => update.length <= 2;

/**
 * Reads an update to its end, so that garbage never gets into a log.
 * @throws Error where Yjs couldn't apply it
 */
export function assertValidUpdate(update: Uint8Array): void {
  const { structs, ds } = Y.decodeUpdate(update);
  for (const struct of structs) {
    assertRange(struct.id.clock, struct.length);
    if (struct instanceof Y.Item) assertLooksBack(struct);
  }
  for (const ranges of ds.clients.values()) for (const { clock, len } of ranges) assertRange(clock, len);
}

function assertRange(clock: number, length: number) {
  if (length < 1 || !Number.isSafeInteger(clock + length)) throw new Error("A range is empty or endless.");
}

/** Yjs waits for what another client has yet to send, but trusts a client about itself. */
function assertLooksBack({ id, origin, rightOrigin, parent }: Y.Item) {
  for (const other of [origin, rightOrigin, parent])
    if (other instanceof Y.ID && other.client === id.client && other.clock >= id.clock)
      throw new Error("An item refers to itself or later ones.");
}

/** Whether a document has all that an update says, so that it needn't be written again. */
export function containsUpdate(document: Y.Doc, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(Y.snapshot(document), update);
}
