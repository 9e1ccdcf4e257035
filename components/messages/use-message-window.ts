"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  catchUp,
  loadNewer,
  loadOlder,
  messagesQuery,
  openWindow,
  type Stream,
} from "@/lib/messages/queries";
import { firstSeq, lastSeq, trimAround } from "@/lib/messages/window";
import { loadParser } from "./markdown-tree";
import { AHEAD, leastSeq, type Range, rangeAround, showNewer, showOlder, showPart } from "./shown-range";
import type { Surroundings } from "./use-stream-scroll";

type Options = {
  stream: Stream;
  /** The seq of the stream's newest message. */
  streamSeq: number;
  /** The seq of a message that stays, wherever one scrolls. */
  pinned: number | null;
};

/**
 * Which messages are drawn: some of those held, which are some of the stream. See
 * docs/decisions/0009. More of them come after the parser of their texts, or their rows would change their height.
 */
export function useMessageWindow({ stream, streamSeq, pinned }: Options) {
  const client = useQueryClient();
  const query = messagesQuery(stream.channelId, stream.threadId);
  const { data: held, isError, refetch } = useQuery(query);
  const [range, setRange] = useState<Range | null>(null);
  const [isFailing, setFailing] = useState(false);
  const shown = useMemo(() => held && showPart(held, range), [held, range]);

  // The page was read a moment before the events began: what fell between is asked for.
  const isBehind = held !== undefined && !held.hasAfter && lastSeq(held) < streamSeq;
  useEffect(() => {
    if (isBehind) void catchUp(client, stream).catch(() => {});
  }, [isBehind, client, stream]);

  useEffect(() => {
    const trimmed = held && shown && trimAround(held, shown.range);
    if (trimmed !== held) client.setQueryData(query.queryKey, trimmed);
  });

  const loading = useRef(false);
  async function load(more: typeof loadOlder) {
    if (loading.current) return;
    loading.current = true;
    try {
      await loadParser();
      await more(client, stream);
      setFailing(false);
    } catch {
      // The next scroll asks again, and so does a button.
      setFailing(true);
    } finally {
      loading.current = false;
    }
  }

  function withPinned(near: Range, { from, to }: Range): Range {
    if (pinned === null || pinned < from || pinned > to) return near;
    return { from: Math.min(near.from, pinned), to: Math.max(near.to, pinned) };
  }

  /** Draws and reads more where the view comes near an end. */
  function extend({ isNearStart, isNearEnd, near }: Surroundings) {
    if (!held || !shown) return;
    const { from, to } = shown.range;
    const keep = () => withPinned(near(), shown.range);
    let next = shown.range;
    if (isNearStart) next = showOlder(next, held, keep);
    if (isNearEnd) next = showNewer(next, held, keep);
    // Messages that arrive while one reads further up aren't drawn below.
    else next = { from: next.from, to: Math.min(next.to, lastSeq(held)) };
    // At first the range goes along with the newest; elsewhere it mustn't, whatever is read after it.
    const isNewest = range === null && !held.hasAfter && next.from === from && next.to === to;
    if (!isNewest && (next.from !== range?.from || next.to !== range.to)) setRange(next);
    // Some are always held ahead.
    if (isNearStart && held.hasBefore && next.from - AHEAD < firstSeq(held)) void load(loadOlder);
    else if (isNearEnd && held.hasAfter && next.to + AHEAD > lastSeq(held)) void load(loadNewer);
  }

  const showAround = useCallback(
    async (seq: number) => {
      const now = client.getQueryData(messagesQuery(stream.channelId, stream.threadId).queryKey);
      const isHeld = now && leastSeq(now) <= seq && seq <= lastSeq(now);
      if (!isHeld) {
        await loadParser();
        await openWindow(client, stream, seq);
      }
      setRange(rangeAround(seq));
    },
    [client, stream],
  );

  const showEnd = useCallback(async () => {
    const now = client.getQueryData(messagesQuery(stream.channelId, stream.threadId).queryKey);
    if (!now || now.hasAfter) {
      await loadParser();
      await openWindow(client, stream);
    }
    setRange(null);
  }, [client, stream]);

  return { held, shown, isError, refetch, isFailing, extend, showAround, showEnd };
}
