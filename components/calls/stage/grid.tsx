"use client";
import type { CSSProperties, ReactNode } from "react";
import { evenGrid } from "./even-grid";
import { useSize } from "./use-size";

const GAP = 8;

type GridProps = { count: number; children: (style: CSSProperties) => ReactNode };

/** Tiles of one size, as large as the area allows. */
export function Grid({ count, children }: GridProps) {
  const [ref, { width, height }] = useSize();
  const { columns, width: tileWidth, height: tileHeight } = evenGrid(count, width, height, GAP);
  return (
    <div ref={ref} className="min-h-0 flex-1 overflow-hidden">
      <ul
        aria-label="People in the call"
        className="flex size-full flex-wrap content-center justify-center"
        style={{ gap: GAP, maxWidth: columns * (tileWidth + GAP), marginInline: "auto" }}
      >
        {children({ width: tileWidth, height: tileHeight })}
      </ul>
    </div>
  );
}
