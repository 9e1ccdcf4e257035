"use client";
import { useLayoutEffect, useRef } from "react";

/** Puts the focus on the stage where the control that had it has gone with its tile; nothing else moves it. */
export function useKeptFocus(keys: string) {
  const root = useRef<HTMLElement>(null);
  const last = useRef<Element | null>(null);
  useLayoutEffect(() => {
    void keys;
    const lost = last.current !== null && !last.current.isConnected;
    if (!lost) return;
    last.current = null;
    if (document.activeElement === document.body || !document.activeElement) root.current?.focus();
  }, [keys]);
  return {
    ref: root,
    onFocus: (event: { target: Element }) => {
      last.current = event.target;
    },
    onBlur: (event: { target: Element; relatedTarget: Element | null }) => {
      // A control that is taken away blurs as well, while it is still known here.
      if (event.relatedTarget) last.current = null;
    },
  };
}
