import * as Y from "yjs";
import { Places } from "./places";
import { type DocumentRules, UpdateRefused } from "./rules";

/**
 * Deletes what a document's kind doesn't allow in it, and what refers to nothing: such content would keep every editor
 * from opening it. Updates are checked before they are appended, so only older logs hold any.
 * @returns what to append to the log; null where nothing was wrong
 */
export function repairDocument(document: Y.Doc, rules: DocumentRules, origin: unknown): Uint8Array | null {
  // Left over from what never fitted. A snapshot would carry it on.
  document.store.pendingStructs = null;
  document.store.pendingDs = null;
  const faults = findFaults(document, rules);
  if (faults.length === 0) return null;
  let repair: Uint8Array | null = null;
  const keep = (update: Uint8Array) => {
    repair = update;
  };
  document.on("update", keep);
  document.transact((transaction) => {
    for (const item of faults) item.delete(transaction);
  }, origin);
  document.off("update", keep);
  return repair;
}

export function findFaults(document: Y.Doc, rules: DocumentRules): Y.Item[] {
  const places = new Places(new Map(), document.store);
  const faults: Y.Item[] = [];
  for (const structs of document.store.clients.values())
    for (const item of structs)
      if (item instanceof Y.Item && !item.deleted && isFaulty(item, rules, places)) faults.push(item);
  return faults;
}

function isFaulty(item: Y.Item, rules: DocumentRules, places: Places): boolean {
  try {
    const place = places.ofIntegrated(item);
    if (place.where !== "gone") rules.check(item.content, place, places.placed(item));
    return false;
  } catch (error) {
    if (error instanceof UpdateRefused) return true;
    throw error;
  }
}
