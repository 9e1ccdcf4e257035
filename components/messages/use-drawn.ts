"use client";
import { useDeferredValue, useEffect, useState, useSyncExternalStore } from "react";
import type { Row } from "./rows";
import type { Range } from "./shown-range";

export type View = {
  rows: readonly Row[];
  isEnd: boolean;
  hasBefore: boolean;
  range: Range;
  /** Of the newest message held, which may have no row. */
  newestSeq: number;
};

/** As many rows may be drawn at once without taking longer than a frame. */
const FEW = 3;
/** The least a row takes, in pixels: a line of text, and with the author's name one more. */
const ROW_HEIGHT = 24;
const GROUP_HEIGHT = 54;

/** A deferred render waits with a page that one goes to, which without a connection is long. */
const PATIENCE_MS = 1_000;

const never = () => () => {};

/**
 * Which rows are drawn, of those that are to be. Drawing a page takes longer than a frame: it gives way to scrolling
 * and typing. A message sent or received doesn't, nor, where one comes to a channel, as many rows as fill the screen.
 */
export function useDrawn(newest: View | null): View | null {
  // Server-rendered rows are in the page already.
  const isHydrating = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  const [first] = useState(() => (newest && !isHydrating ? screenful(newest, window.innerHeight) : newest));
  const deferred = useDeferredValue(newest, first);
  const [drawn, setDrawn] = useState(first);
  const next = deferred === newest || isSmallChange(drawn, newest) ? newest : drawn;
  if (next !== drawn) setDrawn(next);
  useEffect(() => {
    if (next === newest) return;
    const timer = setTimeout(() => setDrawn(newest), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [next, newest]);
  return next;
}

/** As many of the last rows as surely fill a screen. */
export function screenful(view: View, height: number): View {
  let left = height;
  let start = view.rows.length;
  while (start > 0 && left > 0) {
    start -= 1;
    const row = view.rows[start];
    left -= row && "startsGroup" in row && row.startsGroup ? GROUP_HEIGHT : ROW_HEIGHT;
  }
  const rows = view.rows.slice(start);
  const top = rows.find((row) => row.kind === "message");
  if (start === 0 || !top) return view;
  return { ...view, rows, hasBefore: true, range: { ...view.range, from: top.message.seq } };
}

/** Whether almost no row is added, removed or changed. */
export function isSmallChange(previous: View | null, next: View | null): boolean {
  if (!previous || !next) return false;
  const gone = previous.rows.length && previous.rows.findIndex(({ key }) => key === next.rows[0]?.key);
  if (gone < 0 || gone > FEW) return false;
  const length = Math.max(previous.rows.length - gone, next.rows.length);
  let changes = gone;
  for (let n = 0; n < length && changes <= FEW; n++) {
    if (!isSameRow(previous.rows[gone + n], next.rows[n])) changes += 1;
  }
  return changes <= FEW;
}

function isSameRow(a: Row | undefined, b: Row | undefined) {
  if (a?.key !== b?.key || a?.kind !== b?.kind) return false;
  if (a?.kind === "message" && b?.kind === "message") {
    return a.message === b.message && a.startsGroup === b.startsGroup;
  }
  if (a?.kind === "outgoing" && b?.kind === "outgoing") return a.entry === b.entry;
  return a?.kind !== "extra" || (b?.kind === "extra" && a.node === b.node);
}
