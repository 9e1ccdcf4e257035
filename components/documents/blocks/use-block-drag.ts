import type { Editor } from "@tiptap/react";
import { type PointerEvent, useEffect, useRef } from "react";
import { DROP_LINE } from "@/components/ui/drag/drop-line";
import { scrollAtEdges } from "@/components/ui/drag/scroll-at-edges";
import type { BlockPlace } from "@/lib/documents/editor/blocks/block-places";
import type { BlockRange } from "@/lib/documents/editor/blocks/block-range";
import { holdBlocks, moveBlocks } from "@/lib/documents/editor/blocks/move-blocks";
import { dropAt } from "./drop-place";

/** A pointer that moves less is clicking. */
const SLOP = 4;

type Drag = {
  start: { x: number; y: number };
  point: { x: number; y: number };
  end: ((isDropped: boolean) => void) | null;
};

/**
 * Drags blocks by their handle. Not as the browser drags: the text would take what is dropped for something pasted.
 * @returns what the handle listens to, and whether what it was pressed for was a drag
 */
export function useBlockDrag(editor: Editor, range: () => BlockRange | null) {
  const drag = useRef<Drag | null>(null);
  const wasDrag = useRef(false);
  useEffect(() => () => drag.current?.end?.(false), []);

  function begin(current: Drag) {
    const dragged = range();
    if (!dragged) return;
    const held = holdBlocks(editor.view, dragged);
    const line = document.createElement("div");
    line.className = DROP_LINE;
    line.hidden = true;
    document.body.append(line);
    let place: BlockPlace | null = null;
    const look = () => {
      const now = held();
      const drop = now && dropAt(editor.view, now, current.point);
      place = drop?.place ?? null;
      line.hidden = !drop;
      if (drop) Object.assign(line.style, pixels(drop.line));
    };
    const step = () => {
      scrollAtEdges(current.point.x, current.point.y);
      look();
      frame = requestAnimationFrame(step);
    };
    let frame = requestAnimationFrame(step);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      current.end?.(false);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    current.end = (isDropped) => {
      cancelAnimationFrame(frame);
      window.removeEventListener("keydown", onKey, { capture: true });
      if (isDropped) look();
      line.remove();
      drag.current = null;
      const now = held();
      if (isDropped && now && place) moveBlocks(editor.view, now, place);
      editor.view.focus();
    };
  }

  const cancel = () => (drag.current?.end ? drag.current.end(false) : forget(drag));
  return {
    /** Whether the click that comes now ends a drag. */
    takeDrag() {
      const was = wasDrag.current;
      wasDrag.current = false;
      return was;
    },
    listeners: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        wasDrag.current = false;
        if (event.button !== 0) return;
        const { currentTarget: handle, pointerId } = event;
        handle.setPointerCapture(pointerId);
        const point = { x: event.clientX, y: event.clientY };
        drag.current = { start: point, point, end: null };
        // A handle that is removed hears no more of the pointer; the document does.
        const onLost = (lost: globalThis.PointerEvent) => {
          if (lost.pointerId !== pointerId || handle.hasPointerCapture(pointerId)) return;
          document.removeEventListener("lostpointercapture", onLost);
          cancel();
        };
        document.addEventListener("lostpointercapture", onLost);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const current = drag.current;
        if (!current) return;
        current.point = { x: event.clientX, y: event.clientY };
        const isFar = Math.hypot(current.point.x - current.start.x, current.point.y - current.start.y) > SLOP;
        if (current.end || !isFar) return;
        wasDrag.current = true;
        begin(current);
      },
      onPointerUp: () => (drag.current?.end ? drag.current.end(true) : forget(drag)),
      onPointerCancel: cancel,
    },
  };
}

function forget(drag: { current: Drag | null }) {
  drag.current = null;
}

const pixels = (box: Record<string, number>) =>
  Object.fromEntries(Object.entries(box).map(([name, value]) => [name, `${value}px`]));
