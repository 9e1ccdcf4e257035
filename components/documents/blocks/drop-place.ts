import type { EditorView } from "@tiptap/pm/view";
import {
  type BlockPlace,
  canMove,
  canStand,
  intoList,
  isWhereTheyAre,
} from "@/lib/documents/editor/blocks/block-places";
import {
  type BlockRange,
  blockAt,
  isHolder,
  isList,
  nodeAt,
  positionIn,
} from "@/lib/documents/editor/blocks/block-range";

type Point = { x: number; y: number };
export type Drop = { place: BlockPlace; line: { left: number; top: number; width: number } };

/** How far left of a list or a callout the pointer is to mean the place beside it. */
const OUTSIDE = 12;

/** The block in the row of a point, also beside the text. */
export function blockUnder(view: EditorView, { x, y }: Point): BlockRange | null {
  const { left, right } = view.dom.getBoundingClientRect();
  const found = view.posAtCoords({ left: Math.max(left + 2, Math.min(x, right - 2)), top: y });
  if (!found) return null;
  const { doc } = view.state;
  const node = found.inside < 0 ? null : doc.nodeAt(found.inside);
  return blockAt(doc, node?.isAtom && node.isBlock ? found.inside : found.pos);
}

export function elementOf(view: EditorView, path: BlockRange["path"], index: number): HTMLElement | null {
  const node = view.nodeDOM(positionIn(view.state.doc, path, index));
  return node instanceof HTMLElement ? node : null;
}

/** Where what is dragged is dropped at a point; null where it would stay. */
export function dropAt(view: EditorView, range: BlockRange, point: Point): Drop | null {
  const { doc } = view.state;
  let place = gapAt(view, point);
  while (
    place.path.length > 0 &&
    !isWhereTheyAre(range, place) &&
    (isOutside(view, place, point) || !canStand(doc, range, place))
  )
    place = beside(place);
  if (!canMove(doc, range, place)) return null;
  return { place: intoList(doc, range, place), line: lineAt(view, place) };
}

/** The gap that is next to a point. */
function gapAt(view: EditorView, point: Point): BlockPlace {
  const { doc } = view.state;
  const under = blockUnder(view, point);
  if (!under) {
    const isAbove = point.y < view.dom.getBoundingClientRect().top;
    return { path: [], index: isAbove ? 0 : doc.childCount };
  }
  const { path, from } = under;
  const block = nodeAt(doc, [...path, from]);
  const element = elementOf(view, path, from);
  // A holder is as high as its first block: below that is what it holds.
  let [title, titlePath] = [block, [...path, from]];
  while (isHolder(title.type.name) && title.firstChild)
    [title, titlePath] = [title.firstChild, [...titlePath, 0]];
  const box = (
    elementOf(view, titlePath.slice(0, -1), titlePath.at(-1) ?? 0) ?? element
  )?.getBoundingClientRect();
  if (!box || point.y < (box.top + box.bottom) / 2) return { path, index: from };
  const after = { path, index: from + 1 };
  const isBelow = element && point.y > element.getBoundingClientRect().bottom;
  const isClosed = element?.querySelector(':scope > button[aria-expanded="false"]');
  if (isBelow || isClosed || !isHolder(block.type.name)) return after;
  if (!block.type.name.endsWith("Item")) return { path: [...path, from], index: 1 };
  return isList(block.maybeChild(1)?.type.name ?? "") ? { path: [...path, from, 1], index: 0 } : after;
}

/** Before or behind what a gap is in. */
function beside({ path, index }: BlockPlace): BlockPlace {
  const at = path.at(-1) ?? 0;
  return { path: path.slice(0, -1), index: index === 0 ? at : at + 1 };
}

/** Whether a gap is at an end of what it is in, and the point left of all that. */
function isOutside(view: EditorView, { path, index }: BlockPlace, { x }: Point): boolean {
  const holder = nodeAt(view.state.doc, path);
  if (index > 0 && index < holder.childCount) return false;
  const left = elementOf(view, path.slice(0, -1), path.at(-1) ?? 0)?.getBoundingClientRect().left;
  return left !== undefined && x < left - OUTSIDE;
}

function lineAt(view: EditorView, { path, index }: BlockPlace): Drop["line"] {
  const { childCount } = nodeAt(view.state.doc, path);
  const before = index > 0 ? elementOf(view, path, index - 1)?.getBoundingClientRect() : undefined;
  const after = index < childCount ? elementOf(view, path, index)?.getBoundingClientRect() : undefined;
  const { left, width } = before ?? after ?? view.dom.getBoundingClientRect();
  const top = before && after ? (before.bottom + after.top) / 2 : (before?.bottom ?? after?.top ?? 0);
  return { left, top, width };
}
