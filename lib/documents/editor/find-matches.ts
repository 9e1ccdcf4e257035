import type { Node } from "@tiptap/pm/model";

export type FindQuery = { text: string; matchCase: boolean; wholeWord: boolean };
export type Match = { from: number; to: number };

/** The text of one block as it is searched. `starts` and `ends` say where each of its units is in the block. */
type Searched = { text: string; starts: number[]; ends: number[] };

/** What stands for a picture, a mention or a line break: no text matches it. */
const OTHER = "\uFFFC";
const WORD = /[\p{L}\p{N}\p{M}_]/u;

/** Blocks never change: the ones that were searched before needn't be read again after an edit elsewhere. */
const exact = new WeakMap<Node, Searched>();
const folded = new WeakMap<Node, Searched>();

/** Where a document has a text, in order. What is found lies in one block. */
export function findMatches(doc: Node, query: FindQuery): Match[] {
  const wanted = query.matchCase ? query.text : foldCase(query.text);
  const matches: Match[] = [];
  if (wanted === "") return matches;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    for (const { from, to } of matchesIn(searched(node, query.matchCase), wanted, query.wholeWord))
      matches.push({ from: position + 1 + from, to: position + 1 + to });
    return false;
  });
  return matches;
}

function* matchesIn({ text, starts, ends }: Searched, wanted: string, wholeWord: boolean) {
  for (let at = text.indexOf(wanted); at >= 0; ) {
    const end = at + wanted.length;
    // One letter may become two in lower case: half of it is no match.
    const isWhole = starts[at] !== starts[at - 1] && ends[end - 1] !== ends[end];
    const isMatch = isWhole && !(wholeWord && (isInWord(text, at) || isInWord(text, end)));
    if (isMatch) yield { from: starts[at] ?? 0, to: ends[end - 1] ?? 0 };
    at = text.indexOf(wanted, isMatch ? end : at + 1);
  }
}

/** Whether letters stand on both sides of a place. */
function isInWord(text: string, at: number): boolean {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? "";
  const after = [...text.slice(at, at + 2)][0] ?? "";
  return WORD.test(before) && WORD.test(after);
}

function searched(block: Node, matchCase: boolean): Searched {
  const cache = matchCase ? exact : folded;
  const known = cache.get(block);
  if (known) return known;
  const found: Searched = { text: "", starts: [], ends: [] };
  const add = (text: string, from: number, to: number) => {
    found.text += text;
    for (let unit = 0; unit < text.length; unit += 1) {
      found.starts.push(from);
      found.ends.push(to);
    }
  };
  block.forEach((node, offset) => {
    if (!node.isText) add(OTHER, offset, offset + node.nodeSize);
    let at = offset;
    for (const letter of node.text ?? "") {
      add(matchCase ? letter : foldCase(letter), at, at + letter.length);
      at += letter.length;
    }
  });
  cache.set(block, found);
  return found;
}

/** Letter by letter, so that it doesn't depend on what stands beside one. */
const foldCase = (text: string) => [...text].map((letter) => letter.toLowerCase().replace("ς", "σ")).join("");
