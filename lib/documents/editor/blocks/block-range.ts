import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { NodeSelection, type Selection } from "@tiptap/pm/state";

/** The indexes that lead from the document to a node in it. */
export type Path = readonly number[];
/** Blocks that stand beside each other: what they stand in, and the indexes of the first and behind the last. */
export type BlockRange = { path: Path; from: number; to: number };

const LISTS = new Set(["bulletList", "orderedList", "taskList"]);
const HOLDERS = new Set(["callout", "toggle", "blockquote", "listItem", "taskItem"]);
const TITLED = new Set(["toggle", "listItem", "taskItem"]);

export const isList = (name: string): boolean => LISTS.has(name);
/** What holds blocks. The first of them stands for the whole: it moves as one with it. */
export const isHolder = (name: string): boolean => HOLDERS.has(name);
/** A holder whose first block stays the first. */
export const isTitled = (name: string): boolean => TITLED.has(name);

export const nodeAt = (doc: Node, path: Path): Node => path.reduce((node, index) => node.child(index), doc);

/** The position before a child, or at the end of a node. */
export function positionIn(doc: Node, path: Path, index: number): number {
  let node = doc;
  let position = 0;
  for (const [level, at] of [...path, index].entries()) {
    for (let before = 0; before < at; before += 1) position += node.child(before).nodeSize;
    if (level === path.length) break;
    node = node.child(at);
    position += 1;
  }
  return position;
}

/** How deep the node is in which a block stands that can be moved: around tables, and around what holds its first block. */
function parentDepth($place: ResolvedPos, depth: number): number {
  let found = Math.max(depth, 0);
  for (let at = 1; at <= found; at += 1) if ($place.node(at).type.name === "table") found = at - 1;
  while (found > 0 && isHolder($place.node(found).type.name) && $place.index(found) === 0) found -= 1;
  return found;
}

const depthAt = ($place: ResolvedPos) =>
  parentDepth($place, $place.parent.isTextblock ? $place.depth - 1 : $place.depth);

const pathTo = ($place: ResolvedPos, depth: number): number[] =>
  Array.from({ length: depth }, (_, level) => $place.index(level));

/** The blocks that are selected, or in which the caret is; null in an empty document. */
export function selectedBlocks(selection: Selection): BlockRange | null {
  const { $from, $to } = selection;
  const isNode = selection instanceof NodeSelection && selection.node.isBlock;
  const deepest = isNode
    ? parentDepth($from, $from.depth)
    : Math.min(depthAt($from), depthAt($to), $from.sharedDepth($to.pos));
  const depth = parentDepth($from, deepest);
  const range = { path: pathTo($from, depth), from: $from.index(depth), to: $to.indexAfter(depth) };
  return range.from < range.to ? range : null;
}

/** The block at a place of the document. */
export function blockAt(doc: Node, position: number): BlockRange | null {
  const $place = doc.resolve(Math.min(position, doc.content.size));
  const depth = depthAt($place);
  const from = $place.index(depth);
  return from < $place.node(depth).childCount ? { path: pathTo($place, depth), from, to: from + 1 } : null;
}
