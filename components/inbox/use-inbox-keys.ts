"use client";
import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from "react";
import type { InboxItem } from "@/lib/inbox/schema";
import type { InboxChanges } from "./use-inbox-changes";

const rowsOf = (list: HTMLElement | null) => [
  ...(list?.querySelectorAll<HTMLElement>("[data-inbox-item]") ?? []),
];
const focusRow = (row: HTMLElement | undefined) => row?.querySelector("a")?.focus();
const isNowhere = () => !document.activeElement || document.activeElement === document.body;

/**
 * J and K or the arrows go through the list, E is done with an item, S snoozes it; Enter opens, as links do. An item
 * that goes while the focus is in it leaves the focus to the one after it.
 */
export function useInboxKeys(items: readonly InboxItem[], changes: InboxChanges) {
  const list = useRef<HTMLUListElement>(null);
  const last = useRef<{ row: HTMLElement; at: number } | null>(null);

  // The first key of somebody who has clicked nothing yet.
  useEffect(() => {
    function begin(event: globalThis.KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !isNowhere()) return;
      if (!["j", "k", "ArrowDown", "ArrowUp"].includes(event.key)) return;
      event.preventDefault();
      focusRow(rowsOf(list.current)[0]);
    }
    document.addEventListener("keydown", begin);
    return () => document.removeEventListener("keydown", begin);
  }, []);

  useEffect(() => {
    if (!last.current || last.current.row.isConnected) return;
    const rows = rowsOf(list.current);
    if (isNowhere()) focusRow(rows[Math.min(last.current.at, rows.length - 1)]);
    last.current = null;
  });

  function onFocus({ target }: FocusEvent<HTMLElement>) {
    const rows = rowsOf(list.current);
    const at = rows.findIndex((row) => row.contains(target));
    const row = rows[at];
    if (row) last.current = { row, at };
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // In a menu or a dialog of a row, which React counts as inside, keys mean something else.
    if (!(event.target instanceof Element) || !event.currentTarget.contains(event.target)) return;
    const rows = rowsOf(event.currentTarget);
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const row = rows[at];
    const item = items.find(({ id }) => id === row?.dataset.inboxItem);
    const go = (to: number) => focusRow(rows[Math.max(0, Math.min(to, rows.length - 1))]);
    switch (event.key) {
      case "j":
      case "ArrowDown":
        go(at + 1);
        break;
      case "k":
      case "ArrowUp":
        go(at - 1);
        break;
      case "e":
        if (!item) return;
        // At once, so that the next E means the next item.
        focusRow(rows[at + 1] ?? rows[at - 1]);
        changes.toggleDone(item);
        break;
      case "s":
        row?.querySelector<HTMLElement>("[data-inbox-snooze]")?.click();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  return { ref: list, onFocus, onKeyDown };
}
