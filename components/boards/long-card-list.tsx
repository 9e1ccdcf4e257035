"use client";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";
import { BoardCard } from "./board-card";
import { marksOf, useBoard, useBoardMarks } from "./board-context";
import type { BoardColumn } from "./board-order";

/** In pixels, until a card was measured. */
const ESTIMATE = 84;
const GAP = 8;

type LongCardListProps = { of: BoardColumn; box: RefObject<HTMLElement | null> };

/** Of many cards those that are in view, some around them, and those that the focus or the pointer has. */
export default function LongCardList({ of: { column, shown }, box }: LongCardListProps) {
  const { scrollers } = useBoard();
  const marks = useBoardMarks();
  const { tabStopId, dragged, editingId } = marks;
  const isKept = (id: string) => id === tabStopId || id === editingId || dragged.has(id);
  const drawn = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => ESTIMATE,
    getItemKey: (index) => shown[index]?.id ?? index,
    gap: GAP,
    overscan: 6,
    rangeExtractor(range: Range) {
      const seen = new Set(defaultRangeExtractor(range));
      for (const [index, { id }] of shown.entries()) if (isKept(id)) seen.add(index);
      return [...seen].sort((one, other) => one - other);
    },
  });
  const reach = (index: number) => drawn.scrollToIndex(index, { align: "center" });
  useEffect(() => {
    scrollers.set(column.id, reach);
    return () => void scrollers.delete(column.id);
  });
  return (
    <ul
      aria-label={`Cards in ${column.name}`}
      // With reduced motion every property changes by a very short transition, and the list would be too low.
      className="relative transition-none"
      style={{ height: drawn.getTotalSize() }}
    >
      {drawn.getVirtualItems().flatMap(({ index, key, start }) => {
        const card = shown[index];
        if (!card) return [];
        return (
          <BoardCard
            key={key}
            card={card}
            number={index + 1}
            count={shown.length}
            start={start}
            measure={drawn.measureElement}
            {...marksOf(marks, card.id)}
          />
        );
      })}
    </ul>
  );
}
