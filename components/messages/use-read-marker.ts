"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { setReadSeq } from "@/lib/conversations/cache-events";
import { setThreadReadSeq } from "@/lib/messages/cache-events";
import type { Stream } from "@/lib/messages/queries";
import { sendReadMark } from "./send-read-marks";
import { useIsAttentive } from "./use-is-attentive";

type Options = {
  stream: Stream;
  lastSeq: number;
  readSeq: number;
  /** Unread mentions of the channel. */
  mentionCount: number;
  /** The newest message is on screen, as far as is known: the browser reports a scroll a frame later. */
  seesNewest: boolean;
  /** Measures it. */
  isNewestInView: () => boolean;
};

/**
 * Marks the channel, or the thread, read while its newest messages are in front of someone. `unreadAfter` is where the line "New"
 * stands: it keeps its place while one reads, and moves on when one looks away having read everything.
 */
export function useReadMarker({
  stream,
  lastSeq,
  readSeq,
  mentionCount,
  seesNewest,
  isNewestInView,
}: Options) {
  const client = useQueryClient();
  const { channelId, threadId } = stream;
  const isAttentive = useIsAttentive();
  const [unreadAfter, setUnreadAfter] = useState(readSeq);
  const [wasAttentive, setWasAttentive] = useState(isAttentive);
  if (wasAttentive !== isAttentive) {
    setWasAttentive(isAttentive);
    if (!isAttentive && readSeq >= lastSeq) setUnreadAfter(readSeq);
  }

  const sent = useRef(readSeq);
  const markRead = useCallback(
    (seq: number) => {
      if (!isNewestInView()) return;
      if (threadId) setThreadReadSeq(client, threadId, seq);
      else setReadSeq(client, channelId, seq);
      sent.current = Math.max(sent.current, seq);
      sendReadMark({ channelId, threadId }, seq);
    },
    [client, channelId, threadId, isNewestInView],
  );

  useEffect(() => {
    if (isAttentive && seesNewest && lastSeq > readSeq && lastSeq > sent.current) markRead(lastSeq);
  }, [isAttentive, seesNewest, lastSeq, readSeq, markRead]);

  useEffect(() => {
    // An edit can mention one in what one has read: reading it again is done with that.
    if (isAttentive && seesNewest && mentionCount > 0) markRead(lastSeq);
  }, [isAttentive, seesNewest, mentionCount, lastSeq, markRead]);

  return unreadAfter;
}
