import type { DropPlace } from "./drag-options";

/** `data-drag-list` of what items are dropped into, `data-drag-item` of the items in it. */
const LIST = "[data-drag-list]";
const ITEM = "[data-drag-item]";
/** Between an item and the line, where there is no other item. */
const MARGIN = 4;

export const itemAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>(ITEM) : null;

/** The middle of the line that shows a place. */
type Line = { left: number; top: number; width: number };

/** The place under a point, null where no list of the area is there. */
export function placeAt(
  area: HTMLElement,
  { x, y }: { x: number; y: number },
  dragged: ReadonlySet<string>,
): { place: DropPlace; line: Line } | null {
  const under = document.elementsFromPoint(x, y).find((element) => area.contains(element));
  const list = under?.closest<HTMLElement>(LIST);
  if (!list || !area.contains(list)) return null;
  const items = [...list.querySelectorAll<HTMLElement>(ITEM)].filter(
    (item) => !dragged.has(item.dataset.dragItem ?? "") && item.closest(LIST) === list,
  );
  const boxes = items.map((item) => item.getBoundingClientRect());
  const found = boxes.findIndex(({ top, height }) => y < top + height / 2);
  const at = found < 0 ? boxes.length : found;
  const before = boxes[at - 1];
  const after = boxes[at];
  const around = (list.querySelector("[data-drag-body]") ?? list).getBoundingClientRect();
  const beside = before ?? after ?? around;
  const top =
    before && after
      ? (before.bottom + after.top) / 2
      : before
        ? before.bottom + MARGIN
        : (after?.top ?? around.top + 2 * MARGIN) - MARGIN;
  return {
    place: {
      listId: list.dataset.dragList ?? "",
      afterId: items[at - 1]?.dataset.dragItem ?? null,
      beforeId: items[at]?.dataset.dragItem ?? null,
      x: x - around.left,
    },
    line: { left: beside.left, top, width: beside.width },
  };
}
