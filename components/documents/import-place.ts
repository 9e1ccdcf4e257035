import { useSyncExternalStore } from "react";

let openId: string | null = null;
const listeners = new Set<() => void>();

/** Opens the import into a document that is on the screen; null closes it. */
export function openImport(documentId: string | null): void {
  openId = documentId;
  for (const listener of listeners) listener();
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
