"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { setReadSeq } from "@/lib/conversations/cache-events";
import { setThreadReadSeq } from "@/lib/messages/cache-events";
import type { Stream } from "@/lib/messages/queries";
import { onReadChange } from "@/lib/messages/read-changes";
import { type Drawn, seenIn } from "./seen-in";
import { sendReadMark } from "./send-read-marks";
import { keepUnreadAfter } from "./unread-lines";
import { useIsAttentive } from "./use-is-attentive";

type Options = {
  stream: Stream;
  box: RefObject<HTMLElement | null>;
  lastSeq: number;
  readSeq: number;
  /** The newest message is one's own. */
  isNewestMine: boolean;
  /** Unread mentions of the channel. */
  mentionCount: number;
  /** The newest message is on screen, as far as is known: the browser reports a scroll a frame later. */
  seesNewest: boolean;
};

/** How long the line "New" stays at least, while messages arrive under it. */
const LINE_MS = 5_000;

/**
 * Marks the channel, or the thread, read as far as its messages were in front of someone: call `look` whenever
 * they, or it, change. What is marked unread here stays so until one leaves, answers, or marks it read.
 */
export function useReadMarker(options: Options) {
  const { stream, box, lastSeq, readSeq, mentionCount, seesNewest, isNewestMine } = options;
  const { channelId, threadId } = stream;
  const client = useQueryClient();
  const isAttentive = useIsAttentive();
  const [unreadAfter, setUnreadAfter] = useUnreadLine({
    lastSeq,
    readSeq,
    isAttentive,
    seesNewest,
    isNewestMine,
  });
  useEffect(() => {
    if (!threadId) keepUnreadAfter(channelId, unreadAfter);
  }, [channelId, threadId, unreadAfter]);
  const [isUnreadAbove, setUnreadAbove] = useState(false);
  const known = useRef({ readSeq, isHeld: false });

  const look = useCallback(
    (drawn: Drawn) => {
      const from = known.current.isHeld ? readSeq : Math.max(readSeq, known.current.readSeq);
      const seen = lastSeq > from && box.current ? seenIn(box.current, drawn, from) : null;
      // Hidden, or nothing is unread.
      if (!seen) return setUnreadAbove((isAbove) => isAbove && lastSeq > from);
      setUnreadAbove(seen.isUnreadAbove);
      const seq = Math.min(seen.readSeq, lastSeq);
      // One that arrived out of view has the line over it.
      if (seq < lastSeq) setUnreadAfter((after) => Math.min(after, seq));
      if (seq <= from || !isAttentive || known.current.isHeld) return;
      known.current.readSeq = seq;
      if (threadId) setThreadReadSeq(client, threadId, seq);
      else setReadSeq(client, channelId, seq);
      sendReadMark({ channelId, threadId }, seq);
    },
    [client, channelId, threadId, box, lastSeq, readSeq, isAttentive, setUnreadAfter],
  );

  // Read on another device.
  useEffect(() => {
    if (readSeq <= known.current.readSeq) return;
    known.current = { readSeq, isHeld: false };
    setUnreadAfter((after) => Math.max(after, readSeq));
  }, [readSeq, setUnreadAfter]);

  useEffect(
    () =>
      onReadChange((change) => {
        if (change.channelId !== channelId || (change.threadId ?? null) !== (threadId ?? null)) return;
        known.current = { readSeq: change.readSeq, isHeld: change.readSeq < lastSeq };
        setUnreadAfter(change.readSeq);
      }),
    [channelId, threadId, lastSeq, setUnreadAfter],
  );

  useEffect(() => {
    // An edit can mention one in what one has read: reading it again is done with that.
    if (isAttentive && seesNewest && mentionCount > 0 && readSeq >= lastSeq)
      sendReadMark({ channelId, threadId }, lastSeq);
  }, [isAttentive, seesNewest, mentionCount, channelId, threadId, lastSeq, readSeq]);

  return { unreadAfter, isUnreadAbove, look };
}

type LineOptions = Pick<Options, "lastSeq" | "readSeq" | "seesNewest" | "isNewestMine"> & {
  isAttentive: boolean;
};

/**
 * After which seq the line "New" stands: where one had read to when one came. It isn't drawn over what arrives while one
 * watches, which also moves on a line that has stood for a while. It goes when one answers, and when one looks away
 * having read everything.
 */
function useUnreadLine({ lastSeq, readSeq, isAttentive, seesNewest, isNewestMine }: LineOptions) {
  const [unreadAfter, setUnreadAfter] = useState(readSeq);
  const [oldLine, setOldLine] = useState<number | null>(null);
  const [before, setBefore] = useState({ isAttentive, lastSeq });
  if (before.isAttentive !== isAttentive || before.lastSeq !== lastSeq) {
    setBefore({ isAttentive, lastSeq });
    const isWatching = isAttentive && seesNewest && readSeq >= before.lastSeq;
    const isMovable = unreadAfter >= before.lastSeq || unreadAfter === oldLine;
    const hasMore = lastSeq > before.lastSeq;
    if (hasMore && (isNewestMine || (isWatching && isMovable))) setUnreadAfter(lastSeq);
    else if (!isAttentive && readSeq >= lastSeq) setUnreadAfter(readSeq);
  }
  useEffect(() => {
    if (!isAttentive) return;
    const timer = setTimeout(() => setOldLine(unreadAfter), LINE_MS);
    return () => clearTimeout(timer);
  }, [isAttentive, unreadAfter]);
  return [unreadAfter, setUnreadAfter] as const;
}
