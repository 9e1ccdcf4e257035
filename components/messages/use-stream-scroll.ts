"use client";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import type { Range } from "./shown-range";

/** In pixels from the end. */
const AT_END = 24;
/** As much is drawn beyond the view before one has scrolled; then two screens, within bounds. */
const FIRST_MARGIN = 800;
const MIN_MARGIN = 1_600;
const MAX_MARGIN = 2_400;

export type Surroundings = {
  isNearStart: boolean;
  isNearEnd: boolean;
  /** Measures the seqs of the messages around the view. */
  near: () => Range;
};

type Options = {
  box: RefObject<HTMLElement | null>;
  /** Changes whenever the rows drawn do; null until there are some. */
  view: object | null;
  onAtEnd: (isAtEnd: boolean) => void;
  /** After each scroll and each change. */
  onMove: (around: Surroundings) => void;
};

/** In pixels. */
export const fromEnd = (box: HTMLElement) => box.scrollHeight - box.clientHeight - box.scrollTop;

export const isAtEnd = (box: HTMLElement) => fromEnd(box) < AT_END;

/** Reports the scroll position in the list. */
export function useStreamScroll({ box, view, onAtEnd, onMove }: Options) {
  const listeners = useRef({ onAtEnd, onMove });
  useLayoutEffect(() => {
    listeners.current = { onAtEnd, onMove };
  });

  const onScroll = useCallback(() => {
    const element = box.current;
    if (!element) return;
    // Hidden, as beside an open thread on a phone.
    if (element.clientHeight === 0) return listeners.current.onAtEnd(false);
    const margin = Math.max(MIN_MARGIN, Math.min(2 * element.clientHeight, MAX_MARGIN));
    const isNearStart = element.scrollTop < (isAtEnd(element) ? FIRST_MARGIN : margin);
    const isNearEnd = fromEnd(element) < margin;
    listeners.current.onAtEnd(isAtEnd(element));
    listeners.current.onMove({ isNearStart, isNearEnd, near: () => rowsWithin(element, 1.5 * margin) });
  }, [box]);

  useLayoutEffect(() => {
    void view;
    onScroll();
  }, [view, onScroll]);

  // Also where the box itself gets another height.
  const hasBox = view !== null;
  useEffect(() => {
    if (!hasBox || !box.current) return;
    const observer = new ResizeObserver(onScroll);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box, hasBox, onScroll]);

  return onScroll;
}

function rowsWithin(box: HTMLElement, margin: number): Range {
  const view = box.getBoundingClientRect();
  const seqs = [...box.querySelectorAll<HTMLElement>("[data-seq]")]
    .filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > view.top - margin && top < view.bottom + margin;
    })
    .map((row) => Number(row.dataset.seq));
  return { from: seqs[0] ?? Number.POSITIVE_INFINITY, to: seqs.at(-1) ?? 0 };
}
