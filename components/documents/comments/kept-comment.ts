/** What was written of a new comment and not sent, by document: it is there again with the next one. */
const kept = new Map<string, string>();

export const keptComment = (documentId: string): string => kept.get(documentId) ?? "";
export function keepComment(documentId: string, text: string): void {
  if (text.trim()) kept.set(documentId, text);
  else kept.delete(documentId);
}

/** What a text should become instead, of a suggestion that wasn't sent; an empty one deletes the text. */
const replacements = new Map<string, string>();
const placeOf = (documentId: string, quote: string) => `${documentId} ${quote}`;

export const keptReplacement = (documentId: string, quote: string): string | null =>
  replacements.get(placeOf(documentId, quote)) ?? null;
export function keepReplacement(documentId: string, quote: string, text: string): void {
  if (text === quote) replacements.delete(placeOf(documentId, quote));
  else replacements.set(placeOf(documentId, quote), text);
}
