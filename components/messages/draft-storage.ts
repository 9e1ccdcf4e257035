/** A draft in this browser. */
export type KeptDraft = {
  /** Markdown. */
  body: string;
  /** Milliseconds, by this browser's clock. */
  updatedAt: number;
  /** Whether the server has stored it as well. */
  isSaved: boolean;
};

const keyOf = (streamId: string) => `guildhall.draft.${streamId}`;

export function loadDraft(streamId: string): KeptDraft | null {
  const kept = localStorage.getItem(keyOf(streamId));
  if (!kept) return null;
  try {
    const { body, updatedAt, isSaved }: KeptDraft = JSON.parse(kept);
    if (typeof body === "string")
      return { body, updatedAt: Number(updatedAt) || 0, isSaved: Boolean(isSaved) };
  } catch {
    // An earlier version kept the text alone.
  }
  return { body: kept, updatedAt: 0, isSaved: false };
}

export function keepDraft(streamId: string, draft: KeptDraft) {
  try {
    if (draft.body) localStorage.setItem(keyOf(streamId), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(streamId));
  } catch {
    // The browser's storage is full or off: the draft lives as long as the page.
  }
}
