import type { WritingBlock } from "./schema";

/** What isn't words: in a block's text, and how a model gets it. Its number is the same in the answer. */
type Token = { at: number; length: 0 | 1; key: string; label: string };
/** Words between two tokens. */
export type Segment = { from: number; text: string };
type Given = Pick<WritingBlock, "text" | "marks" | "labels">;

const ATOM = /[\n\uFFFC]/g;
const SIGNS = /[⟦⟧]/;
const TOKEN = /⟦\s*(\/?\d+)[^⟦⟧]*⟧/;

/** Whether a model can be given a block: its text has none of the signs that tokens are made of. */
export const isEncodable = ({ text }: Pick<Given, "text">): boolean => !SIGNS.test(text);

/** At one place an end comes before a beginning, and that before what isn't text. */
function tokensOf({ text, marks, labels }: Given): Token[] {
  let number = 0;
  const tokens: (Token & { rank: number })[] = [];
  for (const [from, to] of withoutOverlaps(marks, text.length)) {
    number += 1;
    tokens.push({ at: from, length: 0, key: `${number}`, label: "", rank: 1 });
    tokens.push({ at: to, length: 0, key: `/${number}`, label: "", rank: 0 });
  }
  let atoms = 0;
  for (const match of text.matchAll(ATOM)) {
    number += 1;
    const label = match[0] === "\n" ? "line break" : (labels[atoms++] ?? "");
    tokens.push({
      at: match.index,
      length: 1,
      key: `${number}`,
      label: label.replace(/[⟦⟧\s]+/g, " "),
      rank: 2,
    });
  }
  return tokens.toSorted((a, b) => a.at - b.at || a.rank - b.rank);
}

function withoutOverlaps(marks: Given["marks"], length: number) {
  const kept: [number, number][] = [];
  for (const [from, to] of marks.toSorted((a, b) => a[0] - b[0]))
    if (from < to && to <= length && from >= (kept.at(-1)?.[1] ?? 0)) kept.push([from, to]);
  return kept;
}

/** A block as a model gets it: formatting between ⟦1⟧ and ⟦/1⟧, a mention as ⟦2 Ben⟧. */
export function encodeBlock(block: Given): string {
  let text = "";
  let at = 0;
  for (const token of tokensOf(block)) {
    text += block.text.slice(at, token.at);
    text += `⟦${[token.key, token.label.trim()].filter(Boolean).join(" ")}⟧`;
    at = token.at + token.length;
  }
  return text + block.text.slice(at);
}

/**
 * The words of a block beside those that an answer has in their place. Where the answer has other marks than the block
 * these don't count; without what isn't text, such as a mention, it isn't taken.
 */
export function pairSegments(block: Given, answer: string): [Segment, string][] | null {
  const parts = answer.split(new RegExp(TOKEN.source));
  const tokens = tokensOf(block);
  const keys = parts.filter((_, index) => index % 2 === 1);
  const all = tokens.map(({ key }) => key);
  const atoms = new Set(tokens.flatMap(({ key, length }) => (length === 1 ? [key] : [])));
  const counts = same(keys, all) ? () => true : (key: string) => atoms.has(key);
  if (!same(keys.filter(counts), all.filter(counts))) return null;
  const now: string[] = [""];
  for (const [index, part] of parts.entries())
    if (index % 2 === 0) now.push(now.pop() + clean(part));
    else if (counts(part)) now.push("");
  const pairs: [Segment, string][] = [];
  let from = 0;
  for (const { at, length } of tokens.filter(({ key }) => counts(key))) {
    pairs.push([{ from, text: block.text.slice(from, at) }, now[pairs.length] ?? ""]);
    from = at + length;
  }
  pairs.push([{ from, text: block.text.slice(from) }, now[pairs.length] ?? ""]);
  return pairs;
}

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((key, index) => key === b[index]);

/** What an answer may not put: signs of tokens, and breaks. */
const clean = (text: string) =>
  text
    .replace(/[⟦⟧\uFFFC\0]/g, "")
    .replace(/[\r\n]+/g, " ")
    .toWellFormed();
