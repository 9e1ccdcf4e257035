import type { WrittenDraft } from "@/lib/drafts/policy";
import { newId } from "@/lib/new-id";

// Text that the server doesn't have yet, in this browser: one entry for each page that writes, so that two tabs don't
// overwrite one another's.

const PREFIX = "guildhall.draft.";
const PAGE = "guildhall.page";

/** A text of another page of this browser, or one that was set aside, which can be the edit of a message. */
export type KeptDraft = WrittenDraft & { key: string; isEdit?: boolean | undefined };

let id: string | null = null;

/** The id of this page, the same after a reload. It isn't stored meanwhile: a duplicated tab would have it too. */
function pageId() {
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

/** The texts of a stream: this page's, and those of others. Without one of its own, a page goes on with another's. */
export function loadDrafts(userId: string, streamId: string) {
  const prefix = prefixOf(userId, streamId);
  const own = prefix + pageId();
  const former = PREFIX + streamId;
  const kept = read((key) => key.startsWith(prefix) || key === former);
  const mine = kept.find(({ key }) => key === own) ?? kept.find(({ isEdit }) => !isEdit);
  if (mine && mine.key !== own) {
    forgetKept(mine.key);
    keepDraft(userId, streamId, mine);
  }
  return { mine, others: kept.filter((it) => it !== mine && it.body) };
}

export function hasKept(userId: string, streamId: string): boolean {
  const prefix = prefixOf(userId, streamId);
  return keysOf((key) => key.startsWith(prefix) || key === PREFIX + streamId).length > 0;
}

/** Keeps what isn't saved until it is. */
export function keepDraft(userId: string, streamId: string, draft: WrittenDraft) {
  write(prefixOf(userId, streamId) + pageId(), draft);
}

/** Keeps a text beside the one in the field, as that of another page. */
export function setAside(userId: string, streamId: string, body: string, isEdit?: boolean): KeptDraft {
  const draft = { body, basedOn: null, isSaved: false, isEdit };
  const key = prefixOf(userId, streamId) + newId();
  write(key, draft);
  return { ...draft, key };
}

export function forgetKept(key: string) {
  try {
    localStorage.removeItem(key);
  } catch {
    // The storage is off, so nothing was kept.
  }
}

const prefixOf = (userId: string, streamId: string) => `${PREFIX}${userId}.${streamId}.`;

function write(key: string, { key: _, ...draft }: WrittenDraft & { key?: string }) {
  if (draft.isSaved) return forgetKept(key);
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // The storage is full or off: the text lives as long as the page.
  }
}

function keysOf(isWanted: (key: string) => boolean): string[] {
  try {
    return Object.keys(localStorage).filter(isWanted);
  } catch {
    return [];
  }
}

function read(isWanted: (key: string) => boolean): KeptDraft[] {
  return keysOf(isWanted).flatMap((key) => {
    const kept = parse(localStorage.getItem(key) ?? "");
    return kept ? { ...kept, key } : [];
  });
}

/** Null for what the server has; earlier versions kept that as well, and once the text alone. */
function parse(kept: string): Omit<KeptDraft, "key"> | null {
  try {
    const { body, basedOn, isSaved, ...rest }: Partial<KeptDraft> = JSON.parse(kept);
    if (typeof body === "string")
      return isSaved ? null : { ...rest, body, basedOn: basedOn ?? null, isSaved: false };
  } catch {
    // The text alone.
  }
  return { body: kept, basedOn: null, isSaved: false };
}
