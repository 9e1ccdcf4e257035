import { Fragment, type Mark, type Node } from "@tiptap/pm/model";
import type { Change } from "./change";
import { commonPairs, type Pair } from "./common-pairs";
import { diffText } from "./diff-text";
import { type DiffWork, sharesWords, startWork } from "./diff-work";

/** A block of the later version counts as an earlier one that was changed when they share this much of their words. */
const ALIKE = 0.4;

/** What differs between two versions of a document, in the order of the later one: whole blocks, words and formats. */
export function diffDocuments(before: Node, after: Node): Change[] {
  const work = startWork();
  const [was, is] = [withoutComments(before), withoutComments(after)];
  diffBlocks(was, is, 0, work);
  return withMoves(work);
}

const isComment = ({ type }: Mark) => type.name === "comment";

/** A comment on a text is no change of it. Places in the text stay the same. */
function withoutComments(node: Node): Node {
  if (!node.inlineContent) return node.copy(Fragment.from(node.children.map(withoutComments)));
  if (!node.children.some(({ marks }) => marks.some(isComment))) return node;
  const plain = node.children.map((one) => one.mark(one.marks.filter((mark) => !isComment(mark))));
  return node.copy(Fragment.from(plain));
}

const childrenOf = (node: Node): Node[] => node.content.content.slice();
const keyOf = (node: Node) => JSON.stringify(node);
const textOf = (node: Node) => node.textBetween(0, node.content.size, " ", " ");

/** @param start where the content of `after` begins */
function diffBlocks(before: Node, after: Node, start: number, work: DiffWork) {
  const [old, now] = [childrenOf(before), childrenOf(after)];
  const ends: Pair = [old.length, now.length];
  let position = start;
  let [i, j] = [0, 0];
  for (const [p, q] of [...commonPairs(old.map(keyOf), now.map(keyOf), work), ends]) {
    position = diffGap(old.slice(i, p), now.slice(j, q), position, work);
    position += now[q]?.nodeSize ?? 0;
    i = p + 1;
    j = q + 1;
  }
}

/**
 * Compares blocks that stand between two that are the same.
 * @returns where they end
 */
function diffGap(gone: readonly Node[], come: readonly Node[], start: number, work: DiffWork): number {
  const { changes } = work;
  let position = start;
  let next = 0;
  const removeUntil = (end: number) => {
    for (; next < end; next += 1) {
      const node = gone[next];
      if (!node || isEmpty(node)) continue;
      const removed = Fragment.from(node);
      changes.push({ kind: "removed", from: position, to: position, isBlock: true, removed });
    }
  };
  for (const [index, node] of come.entries()) {
    const pair = findPair(gone, come, next, index, work);
    const to = position + node.nodeSize;
    if (pair < 0) {
      if (!isEmpty(node)) addBlock(node, position, work);
    } else {
      removeUntil(pair);
      diffPair(gone[pair]!, node, position, work);
      next = pair + 1;
    }
    position = to;
  }
  removeUntil(gone.length);
  return position;
}

function addBlock(node: Node, from: number, { changes, added }: DiffWork) {
  const change: Change = { kind: "added", from, to: from + node.nodeSize, isBlock: true };
  changes.push(change);
  added.set(change, node);
}

/** An empty line more or less isn't worth a mark. */
const isEmpty = (node: Node) => node.isTextblock && node.content.size === 0;

/** Blocks that one is compared with: of two long texts that have nothing in common it would be each with each. */
const MAX_CANDIDATES = 100;

/** Which of the blocks that are gone this one was; -1 where it is new. */
function findPair(
  gone: readonly Node[],
  come: readonly Node[],
  from: number,
  index: number,
  work: DiffWork,
): number {
  const node = come[index]!;
  // The only one between its neighbors, and the cells of a row, are what they were, whatever they say now.
  const isInPlace = gone.length === come.length && (come.length === 1 || isCell(node));
  if (isInPlace && gone[index]?.type === node.type) return index;
  const end = Math.min(gone.length, from + MAX_CANDIDATES);
  for (let place = from; place < end; place += 1) {
    const other = gone[place]!;
    const canBecome = other.type === node.type || (other.isTextblock && node.isTextblock);
    if (canBecome && sharesWords(other, node, ALIKE, work)) return place;
  }
  return -1;
}

const isCell = ({ type }: Node) => /cell/.test(String(type.spec.tableRole ?? ""));

function diffPair(before: Node, after: Node, at: number, work: DiffWork) {
  const formats = attributesThatDiffer(before, after);
  const to = at + after.nodeSize;
  if (formats.length > 0) work.changes.push({ kind: "formatted", from: at, to, isBlock: true, formats });
  if (after.inlineContent) diffText(before, after, at + 1, work);
  else if (!after.isLeaf) diffBlocks(before, after, at + 1, work);
}

function attributesThatDiffer(before: Node, after: Node): string[] {
  if (before.type !== after.type) return ["type"];
  const names = Object.keys(after.attrs);
  return names.filter((name) => JSON.stringify(before.attrs[name]) !== JSON.stringify(after.attrs[name]));
}

/** A block that is gone here and has come there was moved. */
function withMoves({ changes, added }: DiffWork): Change[] {
  const gone = new Map<string, Change>();
  for (const change of changes) {
    const node = change.kind === "removed" && change.isBlock && change.removed?.firstChild;
    if (node && textOf(node).trim()) gone.set(keyOf(node), change);
  }
  if (gone.size === 0) return changes;
  const moved = new Set<Change>();
  const result = changes.map((change): Change => {
    const node = added.get(change);
    const origin = node && gone.get(keyOf(node));
    if (!node || !origin || moved.has(origin)) return change;
    moved.add(origin);
    return { ...change, kind: "moved" };
  });
  return result.filter((change) => !moved.has(change));
}

/** Changes that touch each other are one to those who count them or step through them. */
export function groupChanges(changes: readonly Change[]): { from: number; to: number }[] {
  const groups: { from: number; to: number }[] = [];
  for (const { from, to } of changes) {
    const last = groups.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else groups.push({ from, to });
  }
  return groups;
}
