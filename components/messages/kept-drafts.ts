import type { WrittenDraft } from "@/lib/drafts/policy";
import { newId } from "@/lib/new-id";
import { keyOf, keysOf, storeDraft } from "./draft-storage";
import { claimTexts } from "./open-pages";

/** A text of another page of this browser, or one that was set aside, which can be the edit of a message. */
export type KeptDraft = WrittenDraft & { key: string; isEdit?: boolean | undefined };

const writerOf = (key: string) => key.slice(key.lastIndexOf(".") + 1);

/**
 * The texts of a stream: this page's, and those that others have left. Without one of its own, a page goes on with
 * another's.
 * @param unsaved this page's, where the storage may not have it
 * @param openPages whose texts stay theirs
 */
export function loadDrafts(
  userId: string,
  streamId: string,
  unsaved: WrittenDraft | null,
  openPages: ReadonlySet<string>,
) {
  const own = keyOf(userId, streamId);
  const left = keysOf(userId, streamId).filter((key) => !openPages.has(writerOf(key)));
  const kept = left.flatMap((key) => {
    const draft = parse(localStorage.getItem(key) ?? "");
    return draft ? { ...draft, key } : [];
  });
  const mine = unsaved
    ? { ...unsaved, key: own }
    : (kept.find(({ key }) => key === own) ?? kept.find(({ isEdit }) => !isEdit));
  if (mine) claimTexts();
  if (mine && mine.key !== own) {
    forgetKept(mine.key);
    keepDraft(userId, streamId, mine);
  }
  return { mine, others: kept.filter(({ key, body }) => key !== own && key !== mine?.key && body) };
}

/** Keeps what isn't saved until it is. */
export function keepDraft(userId: string, streamId: string, draft: WrittenDraft) {
  const { body, basedOn, isSaved, attempts } = draft;
  const key = keyOf(userId, streamId);
  if (isSaved) return forgetKept(key);
  claimTexts();
  storeDraft(key, { body, basedOn, isSaved, attempts });
}

/** Keeps a text beside the one in the field, as that of another page. */
export function setAside(userId: string, streamId: string, body: string, isEdit?: boolean): KeptDraft {
  const draft = { body, basedOn: null, isSaved: false, isEdit };
  const key = keyOf(userId, streamId, newId());
  storeDraft(key, draft);
  return { ...draft, key };
}

export function forgetKept(key: string) {
  try {
    localStorage.removeItem(key);
  } catch {
    // The storage is off, so nothing was kept.
  }
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
