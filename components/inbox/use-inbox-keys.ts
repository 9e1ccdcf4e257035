"use client";
import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from "react";
import { useActions } from "@/components/shell/actions";
import type { InboxItem } from "@/lib/inbox/schema";
import type { InboxChanges } from "./use-inbox-changes";

const rowsOf = (list: HTMLElement | null) => [
  ...(list?.querySelectorAll<HTMLElement>("[data-inbox-item]") ?? []),
];
const isNowhere = () => !document.activeElement || document.activeElement === document.body;
/** In a menu or a dialog, keys mean something else. */
const isElsewhere = () =>
  Boolean(document.activeElement?.closest("[role=menu], [role=dialog], [role=alertdialog]"));

type Options = {
  items: readonly InboxItem[];
  changes: InboxChanges;
  /** The item that is open, which may have left the list. */
  opened: InboxItem | undefined;
  open: (item: InboxItem) => void;
  close: () => void;
};

/**
 * J and K or the arrows go through the list, E is done with an item, H snoozes it, U marks it unread or read. An item
 * that goes while the focus is in it leaves the focus to the one after it.
 */
export function useInboxKeys({ items, changes, opened, open, close }: Options) {
  const list = useRef<HTMLUListElement>(null);
  const last = useRef<{ row: HTMLElement; at: number } | null>(null);

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

  const itemOf = (row: HTMLElement | undefined) => items.find(({ id }) => id === row?.dataset.inboxItem);

  /** The row with the focus, else that of the open item, else the last one that had it. */
  function current() {
    const rows = rowsOf(list.current);
    const focused = rows.findIndex((row) => row.contains(document.activeElement));
    if (focused < 0 && opened) {
      const at = rows.findIndex((row) => row.dataset.inboxItem === opened.id);
      return { rows, at, row: rows[at], item: opened };
    }
    const at = focused >= 0 || !last.current ? focused : rows.indexOf(last.current.row);
    return { rows, at, row: rows[at], item: itemOf(rows[at]) };
  }

  /** Where the list is hidden behind an item, the item is changed. */
  function go(row: HTMLElement | undefined) {
    const item = itemOf(row);
    if (row?.offsetParent) focusRow(row);
    else if (item) open(item);
  }

  function step(by: 1 | -1) {
    const { rows, at } = current();
    go(rows[at < 0 ? 0 : Math.max(0, Math.min(at + by, rows.length - 1))]);
  }

  function done() {
    const { rows, at, item } = current();
    if (!item) return;
    // At once, so that the next E means the next item.
    const next = rows[at + 1] ?? rows[at - 1];
    if (next) go(next);
    else close();
    changes.toggleDone(item);
  }

  const key = (id: string, label: string, shortcut: string, run: () => void) => ({
    ...{ id: `inbox.${id}`, label, shortcut, group: "Inbox" },
    run: () => {
      if (!isElsewhere()) run();
    },
  });
  useActions([
    key("next", "Next item", "j", () => step(1)),
    key("previous", "Previous item", "k", () => step(-1)),
    key("done", "Done, or not", "e", done),
    key("snooze", "Snooze…", "h", () => {
      const { row } = current();
      const place = row?.offsetParent ? row : document.querySelector("[data-inbox-preview]");
      place?.querySelector<HTMLElement>("[data-inbox-snooze]")?.click();
    }),
    key("unread", "Mark unread or read", "u", () => {
      const { item } = current();
      if (item) changes.toggleRead(item);
    }),
  ]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof Element) || !event.currentTarget.contains(event.target)) return;
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else return;
    event.preventDefault();
  }

  return { ref: list, onFocus, onKeyDown };
}

export const focusRow = (row: Element | null | undefined) => row?.querySelector("a")?.focus();
