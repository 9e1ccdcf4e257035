"use client";
import type { KeyboardEvent } from "react";

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at) => at + 1,
  j: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  k: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The arrow keys, J and K move the focus from item to item of a list, to the first link or button of each. */
export function stepThrough(event: KeyboardEvent<HTMLElement>) {
  const step = STEPS[event.key];
  const { activeElement } = document;
  if (!step || event.ctrlKey || event.metaKey || event.altKey || !event.currentTarget.contains(activeElement))
    return;
  const items = [...event.currentTarget.children];
  const at = items.findIndex((item) => item.contains(activeElement));
  const next = items[step(at, items.length)]?.querySelector<HTMLElement>("a, button");
  if (!next) return;
  event.preventDefault();
  next.focus();
}
