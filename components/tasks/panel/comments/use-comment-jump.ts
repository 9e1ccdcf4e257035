"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { loadOlder, type Stream } from "@/lib/messages/queries";
import type { MessageWindow } from "@/lib/messages/schema";
import { firstSeq } from "@/lib/messages/window";

const FLASH_MS = 2_000;

/** Goes to a comment, from code or by the address's `?m=seq`; older ones are read until it is there. It stands out for a moment. */
export function useCommentJump(
  stream: Stream,
  window: MessageWindow | undefined,
  box: RefObject<HTMLElement | null>,
) {
  const client = useQueryClient();
  const linked = Number(useSearchParams().get("m")) || null;
  const [target, setTarget] = useState<number | null>(linked);
  const [flashSeq, setFlashSeq] = useState<number | null>(null);
  const lastLinked = useRef(linked);
  useEffect(() => {
    if (linked === lastLinked.current) return;
    lastLinked.current = linked;
    setTarget(linked);
  }, [linked]);

  useEffect(() => {
    if (target === null || !window) return;
    if (window.hasBefore && target < firstSeq(window)) {
      loadOlder(client, stream).catch(() => setTarget(null));
      return;
    }
    const rows = [...(box.current?.querySelectorAll<HTMLElement>("[data-seq]") ?? [])];
    const row = rows.find(({ dataset }) => Number(dataset.seq) >= target) ?? rows.at(-1);
    row?.scrollIntoView({ block: "center" });
    setFlashSeq(target);
    setTarget(null);
  }, [target, window, client, stream, box]);

  useEffect(() => {
    if (flashSeq === null) return;
    const timer = setTimeout(() => setFlashSeq(null), FLASH_MS);
    return () => clearTimeout(timer);
  }, [flashSeq]);

  return { flashSeq, jumpTo: useCallback((seq: number) => setTarget(seq), []) };
}
