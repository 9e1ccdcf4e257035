"use client";
import { type PointerEvent, type RefObject, useRef } from "react";

/** How far down it is drawn before it lets go. */
const CLOSES_AT = 72;

type SheetHandleProps = { popup: RefObject<HTMLElement | null>; onClose: () => void };

/** The bar at the head of a sheet: drawn down, it closes it. By keyboard that is Escape. */
export function SheetHandle({ popup, onClose }: SheetHandleProps) {
  const start = useRef<number | null>(null);

  function move(distance: number) {
    if (popup.current) popup.current.style.translate = distance > 0 ? `0 ${distance}px` : "";
  }
  function end(event: PointerEvent) {
    if (start.current === null) return;
    const isFar = event.type === "pointerup" && event.clientY - start.current > CLOSES_AT;
    start.current = null;
    move(0);
    if (isFar) onClose();
  }

  return (
    <div
      aria-hidden="true"
      className="sticky top-0 z-10 hidden h-6 shrink-0 touch-none items-center justify-center bg-raised sheet:flex"
      onPointerDown={(event) => {
        start.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => start.current !== null && move(event.clientY - start.current)}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <span className="h-1 w-9 rounded-full bg-line-strong/50" />
    </div>
  );
}
