"use client";
import { useSyncExternalStore } from "react";

/** What is typed and not added yet, and the texts of chips that were taken back. */
export type Line = { text: string; refused: readonly string[] };

export const EMPTY_LINE: Line = { text: "", refused: [] };

/** By the place where it is to be added. It outlives the view, not the page. */
const lines = new Map<string, Line>();
const listeners = new Set<() => void>();

function subscribe(onChange: () => void) {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

export function useUnsentLine(place: string) {
  const read = () => lines.get(place) ?? EMPTY_LINE;
  const line = useSyncExternalStore(subscribe, read, () => EMPTY_LINE);
  function write(next: Line) {
    if (next.text) lines.set(place, next);
    else lines.delete(place);
    for (const listener of listeners) listener();
  }
  return { line, read, write };
}
