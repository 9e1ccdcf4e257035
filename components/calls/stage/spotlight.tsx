"use client";
import type { ReactNode } from "react";
import { useSize } from "./use-size";

/** One large, the others in a strip: at the right where there is room, else below. */
export function Spotlight({ main, others }: { main: ReactNode; others: ReactNode[] }) {
  const [ref, { width, height }] = useSize();
  const isWide = width > height * 1.5 && width > 640;
  return (
    <div ref={ref} className="min-h-0 flex-1">
      <ul
        aria-label="People in the call"
        className={isWide ? "flex size-full gap-2" : "flex size-full flex-col gap-2"}
      >
        {main}
        {others.length > 0 && (
          <li
            className={
              isWide
                ? "flex shrink-0 flex-col justify-center overflow-y-auto"
                : "flex shrink-0 justify-center overflow-x-auto"
            }
          >
            <ul
              aria-label="The others"
              className={isWide ? "flex max-h-full flex-col gap-2" : "flex max-w-full gap-2"}
            >
              {others}
            </ul>
          </li>
        )}
      </ul>
    </div>
  );
}
