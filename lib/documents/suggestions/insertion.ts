/** Text that a suggestion only adds to, and on which side. */
export type Insertion = { text: string; side: "before" | "after" };

/** What a suggestion inserts beside the word that it is on; null where it also takes something away. */
export function insertionOf({
  original,
  replacement,
}: {
  original: string;
  replacement: string;
}): Insertion | null {
  if (replacement.length <= original.length) return null;
  if (replacement.startsWith(original)) return { side: "after", text: replacement.slice(original.length) };
  if (!replacement.endsWith(original)) return null;
  return { side: "before", text: replacement.slice(0, replacement.length - original.length) };
}
