import type { Node } from "@tiptap/pm/model";
import type { Change } from "./change";

/** What one comparison has found, and how much it may still do: two long texts that share nothing aren't compared each with each. */
export type DiffWork = {
  changes: Change[];
  /** Cells of the tables of all pairs. Beyond, lists are cut at what each has once. */
  cells: number;
  /** Words that are looked up to find out which block became which. Beyond, a block that differs is another one. */
  words: number;
  /** The blocks that are new. */
  added: Map<Change, Node>;
  /** The words of each block that was looked at. */
  known: Map<Node, ReadonlySet<string>>;
};

export const startWork = (): DiffWork => ({
  changes: [],
  cells: 8_000_000,
  words: 2_000_000,
  added: new Map(),
  known: new Map(),
});

export function wordsIn(node: Node, { known }: DiffWork): ReadonlySet<string> {
  const found = known.get(node);
  if (found) return found;
  const text = node.textBetween(0, node.content.size, " ", " ");
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu));
  known.set(node, words);
  return words;
}

/** Whether two texts share more than a part of their words, as far as there is work left to find out. */
export function sharesWords(before: Node, after: Node, part: number, work: DiffWork): boolean {
  if (work.words <= 0) return false;
  const [a, b] = [wordsIn(before, work), wordsIn(after, work)];
  work.words -= 1;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  if (many.size === 0) return part < 1 && before.textContent.trim() === after.textContent.trim();
  if (few.size <= many.size * part) return false;
  work.words -= few.size;
  let shared = 0;
  for (const word of few) if (many.has(word)) shared += 1;
  return shared > many.size * part;
}
