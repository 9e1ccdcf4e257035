"use client";
import { type RefObject, useLayoutEffect, useState } from "react";
import { rowHeight } from "./row-height";

/** Fewer rows are all drawn: the browser's own search finds them. */
const ALL_UP_TO = 200;
/** Drawn above and below what is seen. */
const SPARE = 12;
const STEP = 8;

/**
 * Which of many rows of one height are drawn: those in view, and some around them.
 * @param kept drawn wherever it is, -1 for none
 */
export function useFixedWindow(box: RefObject<HTMLElement | null>, count: number, kept: number) {
  const [view, setView] = useState({ from: 0, rows: 40, height: 36 });
  const isWhole = count <= ALL_UP_TO;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element || isWhole) return;
    function measure() {
      if (!element) return;
      const height = rowHeight();
      // In steps, so that few scroll events draw anything.
      const from = Math.floor(element.scrollTop / height / STEP) * STEP;
      const rows = Math.ceil(element.clientHeight / height) + STEP;
      setView((before) =>
        before.from === from && before.rows === rows && before.height === height
          ? before
          : { from, rows, height },
      );
    }
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [box, isWhole]);

  const apart = { beforeApart: 0, afterApart: 0 };
  if (isWhole) return { has: () => true, before: 0, after: 0, ...apart };
  const from = Math.min(Math.max(0, view.from - SPARE), Math.max(0, count - view.rows));
  const to = Math.min(count, view.from + view.rows + SPARE);
  const { height } = view;
  const isAbove = kept >= 0 && kept < from;
  const isBelow = kept >= to;
  return {
    has: (index: number) => (index >= from && index < to) || index === kept,
    /** Kept free above and below all, in pixels. */
    before: (isAbove ? kept : from) * height,
    after: (count - (isBelow ? kept + 1 : to)) * height,
    /** Between the one that is kept and the others. */
    afterApart: isAbove ? (from - kept - 1) * height : 0,
    beforeApart: isBelow ? (kept - to) * height : 0,
  };
}
