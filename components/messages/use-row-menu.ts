"use client";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";

/** They have a menu of their own, which knows more. */
const OWN_MENU = "input, textarea, select, video, audio, [contenteditable=true]";

type Opened = {
  point: { x: number; y: number };
  /** The address of the link below the pointer, or of the one that has the focus. */
  link: string | null;
  byKeyboard: boolean;
};

/** The context menu of the row that an element stands in. The row itself is part of the first load, this isn't. */
export function useRowMenu(inside: RefObject<HTMLElement | null>, onOpenChange: (isOpen: boolean) => void) {
  const row = useRef<HTMLElement | null>(null);
  const [opened, setOpened] = useState<Opened>({ point: { x: 0, y: 0 }, link: null, byKeyboard: false });
  const [isOpen, setIsOpen] = useState(false);

  function setOpen(next: boolean) {
    setIsOpen(next);
    onOpenChange(next);
  }

  function open(event: MouseEvent, byKeyboard = false) {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]")?.href ?? null;
    setOpened({ point: { x: event.clientX, y: event.clientY }, link, byKeyboard });
    setOpen(true);
  }
  const onMenu = useEffectEvent(open);

  useEffect(() => {
    row.current = inside.current?.closest<HTMLElement>("[data-row]") ?? null;
    const listeners = new AbortController();
    const { signal } = listeners;
    // Some systems select the word below the pointer before the event of the menu.
    let press: { isOnSelection: boolean } | null = null;
    row.current?.addEventListener(
      "pointerdown",
      (event) => {
        press = { isOnSelection: isOnSelection(event) };
      },
      { signal },
    );
    row.current?.addEventListener(
      "keydown",
      () => {
        press = null;
      },
      { signal },
    );
    row.current?.addEventListener(
      "contextmenu",
      (event) => {
        const byKeyboard = press === null;
        const isForced = event.shiftKey && !byKeyboard;
        if (press?.isOnSelection || isForced || (event.target as Element).closest(OWN_MENU)) return;
        event.preventDefault();
        onMenu(event, byKeyboard);
      },
      { signal },
    );
    return () => listeners.abort();
  }, [inside]);

  return { ...opened, isOpen, setOpen, row, open };
}

/** Whether the pointer is on selected text, which the browser's own menu copies. */
function isOnSelection({ clientX: x, clientY: y }: PointerEvent) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return false;
  return [...selection.getRangeAt(0).getClientRects()].some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
}
