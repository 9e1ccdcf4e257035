"use client";
import { useSearchParams } from "next/navigation";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Stream } from "@/lib/messages/queries";
import type { Range } from "./shown-range";

const FLASH_MS = 2_000;
const END = Number.POSITIVE_INFINITY;

type Target = { seq: number; takesFocus: boolean };

type View = { isEnd: boolean; range: Range };

type Options = {
  stream: Stream;
  box: RefObject<HTMLElement | null>;
  /** The drawn window; null until it is loaded. */
  view: View | null;
  showAround: (seq: number) => Promise<void>;
  showEnd: () => Promise<void>;
};

/**
 * Going to one message, or to the newest: from code, or from a link with `?m=seq`, in a thread `?thread=id&m=seq`. It
 * stands out for a moment.
 */
export function useJump({ stream, box, view, showAround, showEnd }: Options) {
  const [flashSeq, setFlashSeq] = useState<number | null>(null);
  const pending = useRef<Target | null>(null);
  const drawn = useRef(view);

  /** Brings what is pending into view, if it is drawn. */
  const arrive = useCallback(() => {
    const target = pending.current;
    if (!target || !box.current || !drawn.current || !isDrawn(target.seq, drawn.current)) return;
    pending.current = null;
    const row = findRow(box.current, target.seq);
    if (target.seq === END) box.current.scrollTop = box.current.scrollHeight;
    else row?.scrollIntoView({ block: "center" });
    if (target.takesFocus) row?.focus({ preventScroll: true });
  }, [box]);

  // The window requested for the jump has arrived.
  useLayoutEffect(() => {
    drawn.current = view;
    arrive();
  }, [view, arrive]);

  const goTo = useCallback(
    async (seq: number, takesFocus: boolean) => {
      const target = { seq, takesFocus };
      pending.current = target;
      arrive();
      if (pending.current !== target) return;
      await (seq === END ? showEnd() : showAround(seq)).catch(() => {
        if (pending.current === target) pending.current = null;
      });
    },
    [arrive, showAround, showEnd],
  );

  const jumpTo = useCallback(
    (seq: number, takesFocus = false) => {
      setFlashSeq(seq);
      void goTo(seq, takesFocus);
    },
    [goTo],
  );
  const jumpToEnd = useCallback((takesFocus = false) => void goTo(END, takesFocus), [goTo]);

  useEffect(() => {
    if (flashSeq === null) return;
    const timer = setTimeout(() => setFlashSeq(null), FLASH_MS);
    return () => clearTimeout(timer);
  }, [flashSeq]);

  const search = useSearchParams();
  const isHere = (search.get("thread") ?? null) === (stream.threadId ?? null);
  const linked = (isHere && Number(search.get("m"))) || null;
  useEffect(() => {
    if (linked) jumpTo(linked);
  }, [linked, jumpTo]);

  return { flashSeq, jumpTo, jumpToEnd };
}

const isDrawn = (seq: number, { isEnd, range }: View) =>
  seq === END ? isEnd : seq >= range.from && seq <= range.to;

/** The row of a message, or, where it was taken back and has none, the one after it. */
function findRow(box: HTMLElement, seq: number) {
  const rows = [...box.querySelectorAll<HTMLElement>("[data-row]")];
  return rows.find((row) => Number(row.dataset.seq) >= seq) ?? rows.at(-1);
}
