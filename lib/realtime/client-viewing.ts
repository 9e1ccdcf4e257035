import type { RealtimeSocket } from "./socket";

export type Viewed = { channelId: string; threadId?: string | undefined } | { aiSessionId: string };

/** Keeps the node informed of the streams that this page shows, over whichever socket there is. */
export function viewedStreams(getSocket: () => RealtimeSocket | null) {
  const shown = new Set<Viewed>();
  let isDue = false;
  const send = () => {
    isDue = false;
    getSocket()?.emit("viewing.set", { streams: [...shown] });
  };
  /** What changes together, as when one page follows another, is sent together. */
  const sendSoon = () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(send);
  };
  return {
    /** Returns what removes it again. */
    add(stream: Viewed) {
      const entry = { ...stream };
      shown.add(entry);
      sendSoon();
      return () => {
        shown.delete(entry);
        sendSoon();
      };
    },
    /** A new socket views nothing until it reports a stream. */
    onConnect() {
      if (shown.size > 0) send();
    },
  };
}
