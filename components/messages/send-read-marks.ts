import { call } from "@/lib/http/client";
import { isTemporary } from "@/lib/http/errors";
import { markReadContract } from "@/lib/messages/contract";
import type { Stream } from "@/lib/messages/queries";
import { onReadChange } from "@/lib/messages/read-changes";

/**
 * How long further messages are waited for. A stream that many people look at would otherwise cause as many writes with
 * each message; that the delay varies spreads those that remain.
 */
const DELAY_MS = { least: 1_000, more: 1_000 };
/** Upper limit of the exponential retry delay. */
const LONGEST_DELAY_MS = 60_000;

type Mark = { channelId: string; threadId: string | null; seq: number; failures: number };

type Waiting = Mark & { due: number; timer: ReturnType<typeof setTimeout> };
const waiting = new Map<string, Waiting>();
/** Those without an answer yet, which are sent again if it fails. */
const sending = new Set<Mark>();

const streamIdOf = ({ channelId, threadId }: Stream) => threadId ?? channelId;

/** Sends how far a stream has been read: one request for all that is read within a second or two. */
export function sendReadMark({ channelId, threadId = null }: Stream, seq: number): void {
  wait({ channelId, threadId, seq, failures: 0 });
}

/** Sends one at once that was made by hand: `onRefused` is for what sending again doesn't mend. */
export function sendReadMarkNow(
  { channelId, threadId = null }: Stream,
  seq: number,
  onRefused: (error: unknown) => void,
): void {
  const mark = { channelId, threadId, seq, failures: 0 };
  wait(mark);
  send(streamIdOf(mark), { onRefused });
}

/** Sends at once what could not be sent: call it when the connection is back. */
export function resendReadMarks(): void {
  for (const [id, { failures }] of [...waiting]) if (failures > 0) send(id);
}

/** One mark for each stream, the furthest. */
function wait(mark: Mark): void {
  const id = streamIdOf(mark);
  const known = waiting.get(id);
  const seq = Math.max(mark.seq, known?.seq ?? 0);
  const delay = (DELAY_MS.least + Math.random() * DELAY_MS.more) * 2 ** mark.failures;
  const due = Date.now() + Math.min(LONGEST_DELAY_MS, delay);
  const isSooner = !known || (mark.failures < known.failures && due < known.due);
  if (isSooner) clearTimeout(known?.timer);
  const next = isSooner ? { due, timer: setTimeout(() => send(id), due - Date.now()) } : known;
  const failures = Math.max(mark.failures, known?.failures ?? 0);
  waiting.set(id, { ...mark, seq, failures, due: next.due, timer: next.timer });
}

type SendOptions = { isLast?: boolean; onRefused?: (error: unknown) => void };

function send(id: string, { isLast, onRefused }: SendOptions = {}): void {
  const mark = waiting.get(id);
  if (!mark) return;
  clearTimeout(mark.timer);
  waiting.delete(id);
  const { channelId, threadId, seq, failures } = mark;
  const input = { params: { channelId }, body: { seq, threadId: threadId ?? undefined } };
  sending.add(mark);
  call(markReadContract, input, { isLast })
    .catch((error) => {
      if (!isTemporary(error)) onRefused?.(error);
      else if (sending.has(mark)) wait({ channelId, threadId, seq, failures: failures + 1 });
    })
    .finally(() => sending.delete(mark));
}

// What was seen before it was marked unread by hand no longer holds.
onReadChange((change) => {
  const id = streamIdOf(change);
  const isUndone = (mark: Mark) => streamIdOf(mark) === id && mark.seq > change.readSeq;
  for (const mark of sending) if (isUndone(mark)) sending.delete(mark);
  const mark = waiting.get(id);
  if (!mark || !isUndone(mark)) return;
  clearTimeout(mark.timer);
  waiting.delete(id);
});

// The page may never come back: what it has read goes out now.
if (typeof document !== "undefined") {
  const sendAll = () => {
    for (const id of [...waiting.keys()]) send(id, { isLast: true });
  };
  addEventListener("pagehide", sendAll);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") sendAll();
  });
}
