import { call } from "@/lib/http/client";
import { markReadContract } from "@/lib/messages/contract";
import type { Stream } from "@/lib/messages/queries";

/**
 * How long further messages are waited for. A stream that many people look at would otherwise cause as many writes with
 * each message; that the delay varies spreads those that remain.
 */
const DELAY_MS = { least: 1_000, more: 1_000 };

type Mark = { channelId: string; threadId: string | null; seq: number; onFailure: (seq: number) => void };

const waiting = new Map<string, Mark>();

/** Sends how far a stream has been read: one request for all that is read within a second or two. */
export function sendReadMark(
  { channelId, threadId = null }: Stream,
  seq: number,
  onFailure: (seq: number) => void,
): void {
  const id = threadId ?? channelId;
  const known = waiting.get(id);
  waiting.set(id, { channelId, threadId, seq: Math.max(seq, known?.seq ?? 0), onFailure });
  if (!known) setTimeout(() => send(id), DELAY_MS.least + Math.random() * DELAY_MS.more);
}

function send(id: string, isLast = false): void {
  const mark = waiting.get(id);
  if (!mark) return;
  waiting.delete(id);
  const { channelId, threadId, seq, onFailure } = mark;
  const input = { params: { channelId }, body: { seq, threadId: threadId ?? undefined } };
  call(markReadContract, input, { isLast }).catch(() => onFailure(seq));
}

// The page may never come back: what it has read goes out now.
if (typeof document !== "undefined") {
  const sendAll = () => {
    for (const id of [...waiting.keys()]) send(id, true);
  };
  addEventListener("pagehide", sendAll);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") sendAll();
  });
}
