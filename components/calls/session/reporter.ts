import type { z } from "zod";
import type { Call, ParticipantChange } from "@/lib/calls/schema";
import { AppError, isTemporary } from "@/lib/http/errors";

type Change = z.input<typeof ParticipantChange>;
type Options = {
  send: (change: Change) => Promise<Call>;
  onState: (call: Call) => void;
  /** The server didn't want it: what was changed on this device is taken back. */
  onRefused: (change: Change, error: AppError) => void;
  /** The server knows all of it. */
  onIdle: () => void;
};

/** Sends what this device sends and shows, one request at a time: the last choice is what stays. */
export function reporter({ send, onState, onRefused, onIdle }: Options) {
  let pending: Change = {};
  let isSending = false;
  let isReady = false;

  async function flush() {
    if (isSending || !isReady) return;
    isSending = true;
    try {
      while (isReady && Object.keys(pending).length > 0) {
        const change = pending;
        pending = {};
        try {
          onState(await send(change));
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          if (!isTemporary(error)) {
            onRefused(change, error);
            continue;
          }
          // Sent again when the connection is back; what was chosen since then counts.
          pending = { ...change, ...pending };
          return;
        }
      }
    } finally {
      isSending = false;
    }
    if (Object.keys(pending).length === 0) onIdle();
  }

  return {
    report(change: Change) {
      pending = { ...pending, ...change };
      void flush();
    },
    /** Whether the server may not know yet what this device does. */
    isBusy: () => isSending || Object.keys(pending).length > 0,
    setReady(next: boolean) {
      isReady = next;
      void flush();
    },
  };
}
