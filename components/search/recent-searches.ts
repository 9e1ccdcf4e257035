import { putFirst, readTexts, storeTexts } from "./recent-places";

const KEPT = 6;

const keyOf = (userId: string) => `guildhall.searches.${userId}`;

/** What a person searched for lately, the latest first. Kept on this device alone: the server keeps no searches. */
export const recentSearches = (userId: string): string[] => readTexts(keyOf(userId));

export function rememberSearch(userId: string, text: string): void {
  const search = text.trim();
  if (search) storeTexts(keyOf(userId), putFirst(recentSearches(userId), search).slice(0, KEPT));
}

export const forgetSearches = (userId: string): void => storeTexts(keyOf(userId), []);
