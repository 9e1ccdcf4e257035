"use client";
import { type RefObject, useEffect, useEffectEvent } from "react";
import type { DragOptions } from "./drag-options";

/**
 * Lets the items of an area (`data-drag-item`) be dragged within and between its lists (`data-drag-list`, whose items
 * may stand in a `data-drag-body`): by the mouse, where Escape puts them back, and by a long press of a finger. Its code
 * is fetched when a pointer first comes to the area. Every drag needs a way by the keyboard, too.
 * @param options null where nothing can be dragged
 */
export function useDrag(area: RefObject<HTMLElement | null>, options: DragOptions | null): void {
  const current = useEffectEvent(() => options);
  const isOn = options !== null;
  useEffect(() => {
    const element = area.current;
    if (!element || !isOn) return;
    let detach = () => {};
    let isGone = false;
    function load() {
      import("./attach-drag").then(
        ({ attachDrag }) => {
          if (element && !isGone) detach = attachDrag(element, () => current());
        },
        // Without a connection: the next time.
        () => element?.addEventListener("pointerover", load, { once: true }),
      );
    }
    element.addEventListener("pointerover", load, { once: true });
    return () => {
      isGone = true;
      element.removeEventListener("pointerover", load);
      detach();
    };
  }, [area, isOn]);
}
