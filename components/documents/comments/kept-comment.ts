/** What was written of a new comment and not sent, by document: it is there again with the next one. */
const kept = new Map<string, string>();

export const keptComment = (documentId: string): string => kept.get(documentId) ?? "";
export function keepComment(documentId: string, text: string): void {
  if (text.trim()) kept.set(documentId, text);
  else kept.delete(documentId);
}
