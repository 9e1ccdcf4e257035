"use client";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";
import type { Task } from "@/lib/tasks/schema";

/** A column with fewer cards draws them all: the browser's own search finds them. */
const ALL_UP_TO = 60;
const ESTIMATE = 84;
export const CARD_GAP = 8;

/**
 * Which cards of a long column are drawn: those in view, some around them, and those that are kept wherever they are.
 * @returns null where all are drawn
 */
export function useCardWindow(
  box: RefObject<HTMLElement | null>,
  cards: readonly Task[],
  isKept: (card: Task) => boolean,
) {
  const isWhole = cards.length <= ALL_UP_TO;
  const window = useVirtualizer({
    count: isWhole ? 0 : cards.length,
    getScrollElement: () => box.current,
    estimateSize: () => ESTIMATE,
    getItemKey: (index) => cards[index]?.id ?? index,
    gap: CARD_GAP,
    overscan: 6,
    rangeExtractor(range: Range) {
      const seen = new Set(defaultRangeExtractor(range));
      for (const [index, card] of cards.entries()) if (isKept(card)) seen.add(index);
      return [...seen].sort((one, other) => one - other);
    },
  });
  return isWhole ? null : window;
}
