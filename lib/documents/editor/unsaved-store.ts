import * as Y from "yjs";

/**
 * Keeps edits that the server hasn't confirmed in this browser, so that they outlive a reload or a crash.
 * Only those: the document itself isn't left behind on a shared computer. localStorage because it can be
 * written while the page is going away. One entry per tab; merging one twice does no harm.
 */
const PREFIX = "guildhall.unsaved";

export type UnsavedStore = ReturnType<typeof unsavedStore>;

export function unsavedStore(userId: string, documentId: string, tabId: string) {
  const prefix = `${PREFIX}.${userId}.${documentId}.`;
  const own = prefix + tabId;
  /** Left by earlier pages, or by tabs that are still open; applied here, and removed once saved. */
  let adopted: string[] = [];
  const ofOthers = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix) && key !== own);

  return {
    /** Whether there is something to adopt. */
    hasOthers(): boolean {
      try {
        return ofOthers().length > 0;
      } catch {
        return false;
      }
    },

    /** False when the browser refused, for want of space or of permission. */
    write(update: Uint8Array) {
      try {
        localStorage.setItem(own, toBase64(update));
        return true;
      } catch {
        return false;
      }
    },

    adopt(): Uint8Array[] {
      try {
        adopted = ofOthers();
        return adopted.map((key) => fromBase64(localStorage.getItem(key) ?? ""));
      } catch {
        return [];
      }
    },

    clear() {
      try {
        for (const key of [own, ...adopted]) localStorage.removeItem(key);
      } catch {
        // Storage is off, so nothing was kept.
      }
      adopted = [];
    },
  };
}

/**
 * Applies what an earlier page or another tab has kept.
 * @param adopted from which edit on a client's edits are kept ones, by client; it is added to
 */
export function recover(doc: Y.Doc, edit: Uint8Array, origin: unknown, adopted: Map<number, number>): void {
  const before = Y.decodeStateVector(Y.encodeStateVector(doc));
  try {
    Y.applyUpdate(doc, edit, origin);
    for (const { id } of Y.decodeUpdate(edit).structs) {
      const since = before.get(id.client) ?? 0;
      if (id.clock >= since && !adopted.has(id.client)) adopted.set(id.client, since);
    }
  } catch {
    // Written by half, or by hand: nothing to recover.
  }
}

function toBase64(bytes: Uint8Array) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(text: string) {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
