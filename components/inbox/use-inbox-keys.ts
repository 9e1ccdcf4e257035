"use client";
import type { KeyboardEvent } from "react";
import type { InboxItem } from "@/lib/inbox/schema";
import type { InboxChanges } from "./use-inbox-changes";

const rowsOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>("[data-inbox-item]")];
const focusRow = (row: HTMLElement | undefined) => row?.querySelector("a")?.focus();

/** J and K or the arrows go through the list, E is done with an item, S snoozes it; Enter opens, as links do. */
export function useInboxKeys(items: readonly InboxItem[], changes: InboxChanges) {
  return (event: KeyboardEvent<HTMLElement>) => {
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
  };
}
