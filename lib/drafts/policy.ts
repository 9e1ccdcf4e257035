import type { Draft } from "./schema";

/** The text of a page's field, and what the server knows of it. */
export type WrittenDraft = {
  /** Markdown. */
  body: string;
  /** The revision that it goes on from; null where there was none. */
  basedOn: number | null;
  /** Whether the server has it. */
  isSaved: boolean;
  /** Texts that were sent to the server, whose answers never came. */
  attempts?: readonly string[] | undefined;
};

/** What is stored: the draft, nothing, or unknown where the list doesn't reach as far. */
export type StoredDraft = Pick<Draft, "body" | "revision"> | null | undefined;

/**
 * What a page does when its field or the stored draft has changed: `take` puts the stored text into the field, `offer`
 * leaves both for the person to choose.
 */
export function nextStep(mine: WrittenDraft, stored: StoredDraft): "none" | "take" | "save" | "offer" {
  if (stored && isNews(mine, stored)) {
    if (mine.isSaved || !mine.body) return "take";
    // Nothing is lost where mine has all of it.
    return mine.body.includes(stored.body.trim()) ? "save" : "offer";
  }
  if (!mine.isSaved) return "save";
  return stored === null && mine.basedOn !== null ? "take" : "none";
}

/** The revision to name when the field is saved. */
export const baseOf = (mine: WrittenDraft, stored: StoredDraft): number | null =>
  stored && stored.revision > (mine.basedOn ?? 0) ? stored.revision : mine.basedOn;

const isNews = (mine: WrittenDraft, stored: Pick<Draft, "body" | "revision">) =>
  stored.revision > (mine.basedOn ?? 0) && !mine.attempts?.includes(stored.body);

/** Above this the browser's storage would hold a copy of the text for each pause of a person who writes offline. */
const MAX_ATTEMPTS = 10;

/** The first ones stay, since those were sent before the network was gone, and the newest. */
export const withAttempt = (attempts: readonly string[] = [], body: string): readonly string[] =>
  attempts.includes(body) ? attempts : [...attempts.slice(0, MAX_ATTEMPTS - 1), body];
