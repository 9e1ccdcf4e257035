"use client";
import { useState } from "react";
import type { Task } from "@/lib/tasks/schema";
import { type BoardColumn, inOrder } from "./board-order";

const NONE: ReadonlySet<string> = new Set();

/** Which cards are selected, of those that are seen. */
export function useSelection(board: readonly BoardColumn[]) {
  const [ids, setIds] = useState(NONE);
  const [lastId, setLastId] = useState<string | null>(null);
  const seen = board.map((column) => ({ ...column, cards: column.shown }));
  const cards = ids.size > 0 ? inOrder(seen, ids) : [];
  const selected: ReadonlySet<string> = cards.length > 0 ? new Set(cards.map(({ id }) => id)) : NONE;

  return {
    selected,
    cards,
    clear: () => setIds(NONE),
    select(card: Task, isRange: boolean) {
      const next = new Set(selected);
      const { shown = [] } = board.find(({ column }) => column.id === card.columnId) ?? {};
      const [from, to] = [lastId, card.id].map((id) => shown.findIndex((one) => one.id === id));
      setLastId(card.id);
      if (isRange && from !== undefined && to !== undefined && from >= 0) {
        const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
        for (const { id } of range) next.add(id);
      } else if (!next.delete(card.id)) next.add(card.id);
      setIds(next);
    },
    /** All that an act on a card is for. */
    together: (card: Task): readonly [Task, ...Task[]] => {
      const [first, ...rest] = selected.has(card.id) ? cards : [card];
      return first ? [first, ...rest] : [card];
    },
  };
}
