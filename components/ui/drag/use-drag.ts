"use client";
import { type RefObject, useEffect, useEffectEvent } from "react";
import type { DragOptions } from "./drag-options";

/** A pointer that rests there already comes by none of them until it moves. */
const EVENTS = ["pointerover", "pointermove", "pointerdown"] as const;

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
      forget();
      import("./attach-drag").then(
        ({ attachDrag }) => {
          if (element && !isGone) detach = attachDrag(element, () => current());
        },
        // Without a connection: the next time.
        () => !isGone && wait(),
      );
    }
    function wait() {
      for (const event of EVENTS) element?.addEventListener(event, load);
    }
    function forget() {
      for (const event of EVENTS) element?.removeEventListener(event, load);
    }
    wait();
    return () => {
      isGone = true;
      forget();
      detach();
    };
  }, [area, isOn]);
}
