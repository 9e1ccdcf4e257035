"use client";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { cn } from "@/components/ui/cn";
import type { PaneWidth } from "./use-pane-width";

type ResizeHandleProps = {
  label: string;
  pane: PaneWidth;
  /** The id of the pane it sizes. */
  controls: string;
  /** The pane lies before the handle (a sidebar) or after it (a panel). */
  side: "before" | "after";
  className?: string;
};

const STEP = 16;

/** Drag it, or focus it and use the arrow keys, Home and End; a double click brings back the usual width. */
export default function ResizeHandle({ label, pane, controls, side, className }: ResizeHandleProps) {
  const drag = useRef<{ from: number; width: number } | null>(null);
  const sign = side === "before" ? 1 : -1;

  function widthAt(event: PointerEvent) {
    return drag.current ? drag.current.width + (event.clientX - drag.current.from) * sign : pane.width;
  }

  function onKeyDown(event: KeyboardEvent) {
    const next = {
      ArrowLeft: pane.width - STEP * sign,
      ArrowRight: pane.width + STEP * sign,
      Home: pane.limits.min,
      End: pane.limits.max,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    pane.commit(next);
  }

  return (
    <hr
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={pane.width}
      aria-valuemin={pane.limits.min}
      aria-valuemax={pane.limits.max}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={() => pane.commit(pane.limits.initial)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: event.clientX, width: pane.width };
      }}
      onPointerMove={(event) => {
        if (drag.current) pane.resize(widthAt(event));
      }}
      onLostPointerCapture={() => {
        if (drag.current) pane.commit(pane.width);
        drag.current = null;
      }}
      className={cn(
        "absolute inset-y-0 z-10 h-auto w-2 border-0 cursor-col-resize touch-none select-none focus-visible:outline-none max-md:hidden",
        "after:absolute after:inset-y-0 after:left-1/2 after:w-0.5 after:-translate-x-1/2 after:bg-transparent after:transition-colors hover:after:bg-line-strong focus-visible:after:bg-focus active:after:bg-focus",
        side === "before" ? "-right-1" : "-left-1",
        className,
      )}
    />
  );
}
