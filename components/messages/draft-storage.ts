import type { WrittenDraft } from "@/lib/drafts/policy";
import { newId } from "@/lib/new-id";

// Text that the server doesn't have yet, in this browser: one entry for each page that writes, so that two tabs don't
// overwrite one another's. What is needed before the first input; the rest is in `kept-drafts.ts`.

const PREFIX = "guildhall.draft.";
const PAGE = "guildhall.page";

let id: string | null = null;

/** The id of this page, the same after a reload. It isn't stored meanwhile: a duplicated tab would have it too. */
export function pageId() {
  if (id) return id;
  try {
    id = sessionStorage.getItem(PAGE);
    sessionStorage.removeItem(PAGE);
    addEventListener("pagehide", () => id && sessionStorage.setItem(PAGE, id));
  } catch {
    // The storage is off.
  }
  id ??= newId();
  return id;
}

export const keyOf = (userId: string, streamId: string, writer = pageId()) =>
  `${PREFIX}${userId}.${streamId}.${writer}`;

/** The keys of all entries of a stream, that of earlier versions included. */
export function keysOf(userId: string, streamId: string): string[] {
  const prefix = keyOf(userId, streamId, "");
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix) || key === PREFIX + streamId);
  } catch {
    return [];
  }
}

/** What this page wrote before a reload, and the server doesn't have. */
export function ownDraft(userId: string, streamId: string): WrittenDraft | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(userId, streamId)) ?? "null");
  } catch {
    return null;
  }
}

export function storeDraft(key: string, draft: WrittenDraft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // The storage is full or off: the text lives as long as the page.
  }
}
