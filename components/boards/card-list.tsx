"use client";
import { useEffect, useRef } from "react";
import { BoardCard } from "./board-card";
import { useBoard } from "./board-context";
import type { BoardColumn } from "./board-order";
import { useCardWindow } from "./use-card-window";

/** The cards of a column, which scroll by themselves. */
export function CardList({ of: { column, shown } }: { of: BoardColumn }) {
  const { tabStopId, dragged, editingId, scrollers } = useBoard();
  const box = useRef<HTMLDivElement>(null);
  const kept = useCardWindow(box, shown, ({ id }) => id === tabStopId || id === editingId || dragged.has(id));
  const reach = (index: number) => kept?.scrollToIndex(index, { align: "center" });
  useEffect(() => {
    scrollers.set(column.id, reach);
    return () => void scrollers.delete(column.id);
  });
  const count = shown.length;
  return (
    <div
      ref={box}
      data-drag-body
      className="min-h-2 overflow-y-auto overscroll-y-contain px-1.5 py-1 [overflow-anchor:none]"
    >
      {count > 0 && (
        <ul
          aria-label={`Cards in ${column.name}`}
          // With reduced motion every property changes by a very short transition, and the list would be too low.
          className={kept ? "relative transition-none" : "flex flex-col gap-2"}
          style={kept ? { height: kept.getTotalSize() } : undefined}
        >
          {kept
            ? kept.getVirtualItems().flatMap(({ index, key, start }) => {
                const card = shown[index];
                return card ? (
                  <BoardCard
                    key={key}
                    card={card}
                    number={index + 1}
                    count={count}
                    start={start}
                    measure={kept.measureElement}
                  />
                ) : (
                  []
                );
              })
            : shown.map((card, index) => (
                <BoardCard key={card.id} card={card} number={index + 1} count={count} />
              ))}
        </ul>
      )}
    </div>
  );
}
