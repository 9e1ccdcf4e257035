import type { DragOptions } from "./drag-options";
import { type DragSession, startSession } from "./drag-session";
import { itemAt } from "./find-place";

/** How long an item is pressed before it can be dragged. */
const PRESS_MS = 350;
/** A finger that moves farther before is scrolling. */
const SLOP = 8;

type Press = { item: HTMLElement; x: number; y: number; timer: ReturnType<typeof setTimeout> };
type Drag = { session: DragSession; ghost: HTMLElement; dx: number; dy: number };

/** Drags by a finger, which browsers have none of or not the same: a long press begins one, a swipe scrolls. */
export function attachTouch(area: HTMLElement, options: () => DragOptions | null): () => void {
  let press: Press | null = null;
  let drag: Drag | null = null;

  function forget() {
    if (press) clearTimeout(press.timer);
    press = null;
  }
  function end(isDropped: boolean) {
    forget();
    drag?.ghost.remove();
    drag?.session.end(isDropped);
    drag = null;
  }
  function begin({ item, x, y }: Press) {
    const ids = options()?.idsOf(item.dataset.dragItem ?? "") ?? [];
    if (ids.length === 0) return;
    const { left, top, width } = item.getBoundingClientRect();
    const ghost = item.cloneNode(true) as HTMLElement;
    ghost.removeAttribute("id");
    ghost.setAttribute("aria-hidden", "true");
    ghost.inert = true;
    Object.assign(ghost.style, {
      ...{ position: "fixed", left: "0", top: "0", width: `${width}px`, margin: "0", zIndex: "60" },
      ...{ pointerEvents: "none", opacity: "0.9", transform: `translate(${left}px, ${top}px) rotate(2deg)` },
    });
    // Of the dragged one there is one alone.
    delete ghost.dataset.dragItem;
    document.body.append(ghost);
    navigator.vibrate?.(10);
    drag = { session: startSession(area, ids, options), ghost, dx: left - x, dy: top - y };
  }

  function onStart(event: TouchEvent) {
    // A second finger means something else.
    if (drag || press || event.touches.length > 1) return end(false);
    const [touch] = event.touches;
    const item = itemAt(event.target);
    if (!touch || !item) return;
    const { clientX: x, clientY: y } = touch;
    const next: Press = { item, x, y, timer: setTimeout(() => begin(next), PRESS_MS) };
    press = next;
  }
  function onMove(event: TouchEvent) {
    const [touch] = event.touches;
    if (!touch || !press) return;
    const { clientX: x, clientY: y } = touch;
    const isFar = Math.hypot(x - press.x, y - press.y) > SLOP;
    if (!drag) return isFar ? forget() : undefined;
    event.preventDefault();
    drag.ghost.style.transform = `translate(${x + drag.dx}px, ${y + drag.dy}px) rotate(2deg)`;
    if (isFar) drag.session.move(x, y);
  }
  function onEnd(event: TouchEvent) {
    // No click comes after it.
    if (drag) event.preventDefault();
    end(true);
  }
  function onContextMenu(event: Event) {
    if (!drag) return;
    event.preventDefault();
    event.stopPropagation();
  }

  const listeners = new AbortController();
  const { signal } = listeners;
  area.addEventListener("touchstart", onStart, { passive: true, signal });
  area.addEventListener("touchmove", onMove, { passive: false, signal });
  area.addEventListener("touchend", onEnd, { passive: false, signal });
  area.addEventListener("touchcancel", () => end(false), { signal });
  area.addEventListener("contextmenu", onContextMenu, { capture: true, signal });
  return () => {
    listeners.abort();
    end(false);
  };
}
