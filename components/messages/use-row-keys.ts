"use client";
import type { KeyboardEvent, RefObject } from "react";

type Ends = {
  /** Each gives the focus to the message it goes to. */
  toFirst: () => void;
  toLast: () => void;
};

/**
 * Arrow keys go from message to message, also from a button of one; Home and End to the first and the last there is,
 * drawn or not.
 */
export function useRowKeys(box: RefObject<HTMLElement | null>, { toFirst, toLast }: Ends) {
  return function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...(box.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const target = event.target as HTMLElement;
    const row = target.matches("button, a") ? target.closest<HTMLElement>("[data-row]") : target;
    const at = row ? rows.indexOf(row) : -1;
    if (at < 0) return;
    if (event.key === "ArrowUp") focusRow(rows[at - 1]);
    else if (event.key === "ArrowDown") focusRow(rows[at + 1]);
    else if (event.key === "Home") toFirst();
    else if (event.key === "End") toLast();
    else return;
    event.preventDefault();
  };
}

function focusRow(row: HTMLElement | undefined) {
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}
