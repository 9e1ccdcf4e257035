"use client";
import { type FocusEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Task } from "@/lib/tasks/schema";
import type { BoardColumn } from "./board-order";

/** Until a card that wasn't drawn is. */
const MAX_FRAMES = 30;

const titleOf = (box: HTMLElement | null, id: string) =>
  box?.querySelector<HTMLElement>(`[data-card="${id}"] [data-title]`);

/**
 * Which card Tab comes to and keys mean. Where it leaves the board while it has the focus, the one that takes its place
 * gets it.
 */
export function useBoardFocus(box: RefObject<HTMLElement | null>, board: readonly BoardColumn[]) {
  const [scrollers] = useState(() => new Map<string, (index: number) => void>());
  const [currentId, setCurrentId] = useState<string | null>(null);
  const last = useRef({ column: 0, index: 0, hadFocus: false });

  const at = board.findIndex(({ shown }) => shown.some(({ id }) => id === currentId));
  const index = board[at]?.shown.findIndex(({ id }) => id === currentId) ?? -1;
  const current = board[at]?.shown[index];
  const first = board.find(({ shown }) => shown.length > 0)?.shown[0];

  /** Focuses a card, which is scrolled to where it isn't drawn yet. */
  function reach(id: string, frames = MAX_FRAMES) {
    const title = titleOf(box.current, id);
    if (title) {
      title.focus({ preventScroll: true });
      title.closest("li")?.scrollIntoView({ block: "nearest", inline: "nearest" });
      return;
    }
    for (const { column, shown } of board) {
      const place = shown.findIndex((card) => card.id === id);
      if (place >= 0) scrollers.get(column.id)?.(place);
    }
    if (frames > 0) requestAnimationFrame(() => reach(id, frames - 1));
  }

  useEffect(() => {
    const active = document.activeElement;
    const isNowhere = !active || active === document.body;
    if (current) {
      const before = last.current;
      const hadFocus = isNowhere ? before.hadFocus : Boolean(box.current?.contains(active));
      last.current = { column: at, index, hadFocus };
      // It is drawn anew where it stands now.
      if (isNowhere && hadFocus && (before.column !== at || before.index !== index)) reach(current.id);
      return;
    }
    if (currentId === null) return;
    const { shown = [] } = board[last.current.column] ?? {};
    const next = shown[Math.min(last.current.index, shown.length - 1)] ?? first;
    setCurrentId(next?.id ?? null);
    if (next && isNowhere && last.current.hadFocus) reach(next.id);
  });

  function focus(card: Task | undefined) {
    if (!card) return;
    setCurrentId(card.id);
    reach(card.id);
  }

  return {
    current,
    scrollers,
    tabStopId: current?.id ?? first?.id ?? null,
    focus,
    /** Once the board is drawn anew. */
    focusLater(id: string) {
      setCurrentId(id);
      requestAnimationFrame(() => reach(id));
    },
    makeCurrent: setCurrentId,
    step(by: number) {
      if (!current) return focus(first);
      const { shown } = board[at] ?? { shown: [] };
      focus(shown[Math.max(0, Math.min(index + by, shown.length - 1))]);
    },
    /** To the next column that has cards, at the same height. */
    toColumn(direction: "left" | "right") {
      if (!current) return focus(first);
      const beside = direction === "left" ? board.slice(0, at).reverse() : board.slice(at + 1);
      const { shown } = beside.find((other) => other.shown.length > 0) ?? { shown: [] };
      focus(shown[Math.min(index, shown.length - 1)]);
    },
    toEnd(isLast: boolean) {
      const { shown } = board[at] ?? { shown: first ? [first] : [] };
      focus(shown.at(isLast ? -1 : 0));
    },
    onFocus({ target }: FocusEvent<HTMLElement>) {
      const id = target.closest<HTMLElement>("[data-card]")?.dataset.card;
      if (id && id !== currentId) setCurrentId(id);
    },
  };
}
