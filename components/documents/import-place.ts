import { useSyncExternalStore } from "react";

let openId: string | null = null;
const listeners = new Set<() => void>();

function set(documentId: string | null) {
  openId = documentId;
  for (const listener of listeners) listener();
}

/** Opens the import into a document that is on the screen. */
export const openImport = (documentId: string): void => set(documentId);

/** Closes it, also where the document is left: else it would open again on return. */
export function closeImport(documentId: string): void {
  if (openId === documentId) set(null);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the import into this document is open. */
export const useIsImporting = (documentId: string): boolean =>
  useSyncExternalStore(
    subscribe,
    () => openId === documentId,
    () => false,
  );
