import type { Node } from "@tiptap/pm/model";
import { type BlockRange, isHolder, isList, isTitled, nodeAt, type Path } from "./block-range";

/** Between two children of a node, where blocks can be moved to. */
export type BlockPlace = { path: Path; index: number };

/** The place above or below blocks that they move to by one step; null at the edge of the document. */
export function placeBeside(doc: Node, range: BlockRange, by: -1 | 1): BlockPlace | null {
  const place = step(doc, range, by);
  const found = place && intoList(doc, range, place);
  return found && canMove(doc, range, found) ? found : null;
}

function step(doc: Node, { path, from, to }: BlockRange, by: -1 | 1): BlockPlace | null {
  const parent = nodeAt(doc, path);
  const { name } = parent.type;
  const next = by < 0 ? from - 1 : to;
  const isTitle = next === 0 && by < 0 && isTitled(name);
  if (next >= 0 && next < parent.childCount && !isTitle) return { path, index: by < 0 ? next : next + 1 };
  const at = path.at(-1);
  if (at === undefined) return null;
  const around = path.slice(0, -1);
  // Out of what holds it, or out of a list, past what is beside the list.
  if (!isList(name)) return { path: around, index: by < 0 ? at : at + 1 };
  const beside = step(doc, { path: around, from: at, to: at + 1 }, by);
  const sibling = nodeAt(doc, around).maybeChild(at + by);
  if (!beside || !sibling || beside.path !== around || !isList(sibling.type.name)) return beside;
  return { path: [...around, at + by], index: by < 0 ? sibling.childCount : 0 };
}

/** An item beside a list of its kind comes into it. */
export function intoList(doc: Node, range: BlockRange, place: BlockPlace): BlockPlace {
  const source = nodeAt(doc, range.path);
  const target = nodeAt(doc, place.path);
  if (!isList(source.type.name) || isList(target.type.name)) return place;
  const isOther = (index: number) =>
    target.maybeChild(index)?.type === source.type && target.maybeChild(index) !== source;
  if (isOther(place.index)) return { path: [...place.path, place.index], index: 0 };
  const before = place.index - 1;
  if (!isOther(before)) return place;
  return { path: [...place.path, before], index: target.child(before).childCount };
}

/** Whether blocks can be moved to a place, and wouldn't stand as they do. */
export const canMove = (doc: Node, range: BlockRange, place: BlockPlace): boolean =>
  !isWhereTheyAre(range, place) && canStand(doc, range, place);

export const isWhereTheyAre = ({ path, from, to }: BlockRange, place: BlockPlace): boolean =>
  place.path.length === path.length && isIn(path, place) && place.index >= from && place.index <= to;

const isIn = (path: Path, place: BlockPlace) => path.every((index, level) => place.path[level] === index);

export function canStand(doc: Node, { path, from, to }: BlockRange, place: BlockPlace): boolean {
  const within = place.path[path.length];
  if (isIn(path, place) && within !== undefined && within >= from && within < to) return false;
  const target = nodeAt(doc, place.path);
  const { name } = target.type;
  if (isTitled(name) && place.index === 0) return false;
  const source = nodeAt(doc, path);
  if (isList(name) && !isList(source.type.name))
    return source.children.slice(from, to).every(({ type }) => type.name === "paragraph");
  return isHolder(name) || isList(name) || target === doc;
}
