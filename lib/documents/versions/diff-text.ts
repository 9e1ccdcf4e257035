import type { Mark, Node } from "@tiptap/pm/model";
import type { Change } from "./change";
import { commonPairs, type Pair } from "./common-pairs";
import { type DiffWork, sharesWords } from "./diff-work";

/** A word, a sign or a run of white space, or a node within the text; `from` and `to` count from its block's start. */
type Token = { key: string; marks: readonly Mark[]; from: number; to: number };

const PARTS = /\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;
const HAS_LETTERS = /[\p{L}\p{N}]/u;
/** Below it a text is taken for another one: the few words that both happen to have would only cut it to pieces. */
const SAME_TEXT = 0.25;

/**
 * What differs between the texts of two blocks.
 * @param start where the text of `after` begins
 */
export function diffText(before: Node, after: Node, start: number, work: DiffWork) {
  const { changes } = work;
  if (!sharesWords(before, after, SAME_TEXT, work)) return replaceText(before, after, start, changes);
  const [old, now] = [tokensOf(before), tokensOf(after)];
  let next: Pair = [0, 0];
  for (const [p, q] of [...pairsOf(old, now, work), [old.length, now.length] as Pair]) {
    const [i, j] = next;
    const at = start + (now[j]?.from ?? after.content.size);
    const removed = old.slice(i, p);
    if (removed.length > 0) {
      const content = before.content.cut(removed[0]!.from, removed.at(-1)!.to);
      changes.push({ kind: "removed", from: at, to: at, isBlock: false, removed: content });
    }
    const added = now.slice(j, q).at(-1);
    if (added) changes.push({ kind: "added", from: at, to: start + added.to, isBlock: false });
    const [was, is] = [old[p], now[q]];
    if (was && is) addFormats(was, is, start, changes);
    next = [p + 1, q + 1];
  }
}

function replaceText(before: Node, after: Node, start: number, changes: Change[]) {
  const { size } = after.content;
  if (before.content.size > 0)
    changes.push({ kind: "removed", from: start, to: start, isBlock: false, removed: before.content });
  if (size > 0) changes.push({ kind: "added", from: start, to: start + size, isBlock: false });
}

function tokensOf(block: Node): Token[] {
  const tokens: Token[] = [];
  block.forEach((node, offset) => {
    const { marks } = node;
    if (!node.isText) {
      const key = `\0${JSON.stringify({ ...node.toJSON(), marks: undefined })}`;
      tokens.push({ key, marks, from: offset, to: offset + node.nodeSize });
    } else
      for (const { 0: key, index } of (node.text ?? "").matchAll(PARTS))
        tokens.push({ key, marks, from: offset + index, to: offset + index + key.length });
  });
  return joined(tokens);
}

/** A word of which only a part is bold is one word, with the marks of all its parts. */
function joined(tokens: readonly Token[]): Token[] {
  const words: Token[] = [];
  for (const token of tokens) {
    const last = words.at(-1);
    const isOne = last?.to === token.from && HAS_LETTERS.test(last.key) && HAS_LETTERS.test(token.key);
    const isText = last && !last.key.startsWith("\0") && !token.key.startsWith("\0");
    if (isOne && isText)
      words[words.length - 1] = {
        ...{ key: last.key + token.key, from: last.from, to: token.to },
        marks: [...last.marks, ...token.marks.filter((mark) => !mark.isInSet(last.marks))],
      };
    else words.push(token);
  }
  return words;
}

function pairsOf(old: readonly Token[], now: readonly Token[], work: DiffWork): Pair[] {
  const [a, b] = [old.map(({ key }) => key), now.map(({ key }) => key)];
  const pairs = commonPairs(a, b, work);
  const kept: Pair[] = [];
  for (let start = 0; start < pairs.length; ) {
    let end = start + 1;
    while (end < pairs.length && follows(pairs[end - 1]!, pairs[end]!)) end += 1;
    const run = pairs.slice(start, end);
    // A blank or comma between two words that both differ isn't worth keeping them apart.
    const isWorthIt = run.some(([, q]) => isWord(b[q]!)) || start === 0 || end === pairs.length;
    if (isWorthIt) kept.push(...run);
    start = end;
  }
  return kept;
}

const follows = ([p, q]: Pair, [nextP, nextQ]: Pair) => nextP === p + 1 && nextQ === q + 1;
const isWord = (key: string) => key.startsWith("\0") || HAS_LETTERS.test(key);

function addFormats(was: Token, is: Token, start: number, changes: Change[]) {
  const formats = marksThatDiffer(was.marks, is.marks);
  if (formats.length === 0) return;
  const [from, to] = [start + is.from, start + is.to];
  const last = changes.at(-1);
  const goesOn = last?.kind === "formatted" && !last.isBlock && last.to === from;
  if (goesOn && last.formats?.join() === formats.join()) last.to = to;
  else changes.push({ kind: "formatted", from, to, isBlock: false, formats });
}

function marksThatDiffer(before: readonly Mark[], after: readonly Mark[]): string[] {
  const missing = (marks: readonly Mark[], others: readonly Mark[]) =>
    marks.filter((mark) => !mark.isInSet(others)).map(({ type }) => type.name);
  return [...new Set([...missing(before, after), ...missing(after, before)])].sort();
}
