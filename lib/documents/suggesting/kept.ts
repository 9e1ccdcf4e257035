import type { NewDocumentComment } from "../comments/schema";

/** A suggestion that the server doesn't have yet. */
export type Kept = {
  id: string;
  original: string;
  replacement: string;
  anchor: NewDocumentComment["anchor"];
};

const PREFIX = "guildhall.suggested";

/**
 * Keeps suggestions in this browser until the server has them, so that they outlive a reload, one entry for each page. Those of
 * pages that are still open may be sent twice: that makes one suggestion.
 */
export function keptSuggestions(userId: string, documentId: string, pageId: string) {
  const prefix = prefixOf(userId, documentId);
  const own = prefix + pageId;
  let adopted: string[] = [];
  return {
    write(kept: readonly Kept[]) {
      try {
        if (kept.length > 0) return localStorage.setItem(own, JSON.stringify(kept));
        for (const key of [own, ...adopted]) localStorage.removeItem(key);
        adopted = [];
      } catch {
        // No room, or not allowed: the page says what isn't saved.
      }
    },
    adopt(): Kept[] {
      try {
        adopted = Object.keys(localStorage).filter((key) => key.startsWith(prefix) && key !== own);
        return adopted.flatMap((key) => JSON.parse(localStorage.getItem(key) ?? "[]") as Kept[]);
      } catch {
        return [];
      }
    },
  };
}

const prefixOf = (userId: string, documentId: string) => `${PREFIX}.${userId}.${documentId}.`;

/** Whether an earlier page left suggestions that weren't sent. */
export function hasKept(userId: string, documentId: string): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(prefixOf(userId, documentId)));
  } catch {
    return false;
  }
}
