import { attachMouse } from "./attach-mouse";
import { attachTouch } from "./attach-touch";
import type { DragOptions } from "./drag-options";

/** Lets the items of an area be dragged until what it returns is called. */
export function attachDrag(area: HTMLElement, options: () => DragOptions | null): () => void {
  const detach = [attachMouse(area, options), attachTouch(area, options)];
  area.dataset.drag = "ready";
  return () => {
    for (const end of detach) end();
    delete area.dataset.drag;
  };
}
