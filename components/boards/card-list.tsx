"use client";
import { useRef } from "react";
import { onDemand } from "@/components/ui/on-demand";
import { BoardCard } from "./board-card";
import { marksOf, useBoardMarks } from "./board-context";
import type { BoardColumn } from "./board-order";

/** A column with fewer cards draws them all: the browser's own search finds them. */
const ALL_UP_TO = 60;
/** Drawn while what draws the others comes. */
const FIRST = 20;

const LongCardList = onDemand(
  () => import("./long-card-list"),
  ({ of }) => <PlainList of={of} count={FIRST} />,
);

/** The cards of a column, which scroll by themselves. */
export function CardList({ of }: { of: BoardColumn }) {
  const box = useRef<HTMLDivElement>(null);
  const count = of.shown.length;
  return (
    <div
      ref={box}
      data-drag-body
      className="min-h-2 overflow-y-auto overscroll-y-contain px-1.5 py-1 [overflow-anchor:none]"
    >
      {count > ALL_UP_TO ? <LongCardList of={of} box={box} /> : <PlainList of={of} count={count} />}
    </div>
  );
}

type PlainListProps = { of: BoardColumn; count: number };

function PlainList({ of: { column, shown }, count }: PlainListProps) {
  const marks = useBoardMarks();
  if (count === 0) return null;
  return (
    <ul aria-label={`Cards in ${column.name}`} className="flex flex-col gap-2">
      {shown.slice(0, count).map((card, index) => (
        <BoardCard
          key={card.id}
          card={card}
          number={index + 1}
          count={shown.length}
          {...marksOf(marks, card.id)}
        />
      ))}
    </ul>
  );
}
