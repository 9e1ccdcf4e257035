import type { DragOptions, DropPlace } from "./drag-options";
import { DROP_LINE } from "./drop-line";
import { placeAt } from "./find-place";
import { scrollAtEdges } from "./scroll-at-edges";

export type DragSession = {
  move: (x: number, y: number) => void;
  /** @param isDropped false puts everything back */
  end: (isDropped: boolean) => void;
};

/** One drag, by whatever it is done: a line shows the place, and what is near an edge scrolls. */
export function startSession(
  area: HTMLElement,
  ids: readonly string[],
  options: () => DragOptions | null,
): DragSession {
  const dragged = new Set(ids);
  const line = document.createElement("div");
  line.className = DROP_LINE;
  line.hidden = true;
  document.body.append(line);
  let point: { x: number; y: number } | null = null;
  let place: DropPlace | null = null;
  let frame = requestAnimationFrame(step);

  function update() {
    const found = point && placeAt(area, point, dragged);
    place = found?.place ?? null;
    line.hidden = !found;
    if (!found) return;
    const indent = options()?.indentOf?.(found.place) ?? 0;
    line.style.left = `${found.line.left + indent}px`;
    line.style.top = `${found.line.top}px`;
    line.style.width = `${found.line.width - indent}px`;
  }
  function step() {
    if (point) scrollAtEdges(point.x, point.y);
    // What is drawn may have changed since the last frame, too.
    update();
    frame = requestAnimationFrame(step);
  }

  area.dataset.dragging = "";
  options()?.onStart?.(ids);
  return {
    move(x, y) {
      point = { x, y };
    },
    end(isDropped) {
      cancelAnimationFrame(frame);
      if (isDropped) update();
      line.remove();
      delete area.dataset.dragging;
      options()?.onEnd?.();
      if (isDropped && place) options()?.onDrop(ids, place);
    },
  };
}
