import { AppError, problemOf } from "@/lib/http/errors";
import { newId } from "@/lib/new-id";
import { loadEntries, type Outgoing, type QueuedMessage, removeEntry, saveEntry } from "./send-queue-storage";

const LONGEST_DELAY_MS = 30_000;

/**
 * Messages on their way. Each is kept in the browser until the server has it, survives a reload, and is sent again
 * with the same nonce, so that it can't be doubled. Within a channel they go one after the other, in order.
 */
export function createSendQueue(userId: string, deliver: (entry: QueuedMessage) => Promise<void>) {
  let entries: readonly QueuedMessage[] = [];
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const busyChannels = new Set<string>();

  function set(next: readonly QueuedMessage[]) {
    entries = next;
    for (const listener of listeners) listener();
  }

  function update(nonce: string, change: Partial<QueuedMessage>) {
    set(entries.map((entry) => (entry.nonce === nonce ? { ...entry, ...change } : entry)));
  }

  function drop(nonce: string) {
    removeEntry(userId, nonce);
    set(entries.filter((entry) => entry.nonce !== nonce));
  }

  async function drain(channelId: string) {
    if (busyChannels.has(channelId)) return;
    busyChannels.add(channelId);
    try {
      for (let entry = nextOf(channelId); entry; entry = nextOf(channelId)) {
        try {
          await deliver(entry);
          failures = 0;
          drop(entry.nonce);
        } catch (error) {
          if (willPass(error)) {
            // It stays so while it is tried again: what comes and goes by the second says nothing.
            update(entry.nonce, { status: "waiting" });
            retryLater(error);
            return;
          }
          const reason = problemOf(error, "This message couldn’t be sent.");
          update(entry.nonce, { status: "failed", reason });
        }
      }
    } finally {
      busyChannels.delete(channelId);
    }
  }

  const nextOf = (channelId: string) =>
    entries.find((entry) => entry.channelId === channelId && entry.status !== "failed");

  function drainAll() {
    clearTimeout(timer);
    for (const channelId of new Set(entries.map((entry) => entry.channelId))) void drain(channelId);
  }

  function retryLater(error: unknown) {
    const retryAfter = error instanceof AppError ? Number(error.details?.retryAfter) * 1000 : 0;
    const delay = retryAfter || Math.min(LONGEST_DELAY_MS, 1000 * 2 ** failures);
    failures++;
    clearTimeout(timer);
    timer = setTimeout(drainAll, delay);
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    list: () => entries,
    /** Takes up what an earlier visit left unsent. */
    start() {
      set([
        ...loadEntries(userId).filter((old) => !entries.some((entry) => entry.nonce === old.nonce)),
        ...entries,
      ]);
      drainAll();
    },
    stop: () => clearTimeout(timer),
    send(message: Outgoing) {
      const createdAt = new Date().toISOString();
      const entry: QueuedMessage = { ...message, nonce: newId(), createdAt, status: "sending" };
      saveEntry(userId, entry);
      set([...entries, entry]);
      void drain(entry.channelId);
    },
    retry(nonce: string) {
      const entry = entries.find((candidate) => candidate.nonce === nonce);
      if (!entry) return;
      update(nonce, { status: "sending", reason: undefined });
      void drain(entry.channelId);
    },
    discard: drop,
    /** The connection is back: no need to wait any longer. */
    drainAll,
  };
}

export type SendQueue = ReturnType<typeof createSendQueue>;

/** Whether sending the same later can work: the server is away, busy, or has had enough of us for a moment. */
function willPass(error: unknown) {
  if (!(error instanceof AppError)) return true;
  return ["overloaded", "unavailable", "internal", "rate_limited", "unauthenticated"].includes(error.code);
}
