import type { Message } from "./schema";

/** What changes without an event, as a thumbnail that a job has made, is seen this much later at most. */
const KEPT_MS = 2_000;

type Kept = { until: number; items: Promise<Message[]> };
type Windows = { isCurrent: () => boolean; byChannel: Map<string, Map<string, Kept>> };

let windows: Windows | null = null;

/**
 * From now on, windows of messages that have just been read are kept for those who read the same: after a restart of
 * the realtime node hundreds ask for the same page of a channel. Only for a process that hears of every change, and
 * passes it to `forgetWindows` before it passes it on to sockets: a socket that is answered from what was kept is in
 * its rooms already, so what came after is sent to it.
 * @param isCurrent whether the process hears of changes just now
 */
export function keepWindows(isCurrent: () => boolean): void {
  const byChannel: Windows["byChannel"] = new Map();
  windows = { isCurrent, byChannel };
  setInterval(() => {
    const now = Date.now();
    for (const [channelId, kept] of byChannel) {
      for (const [key, { until }] of kept) if (until <= now) kept.delete(key);
      if (kept.size === 0) byChannel.delete(channelId);
    }
  }, KEPT_MS).unref();
}

/** Call it with each change of a channel's messages, without a channel where any of them may have changed. */
export function forgetWindows(channelId?: string): void {
  if (channelId === undefined) windows?.byChannel.clear();
  else windows?.byChannel.delete(channelId);
}

/** The messages of one window, as they were kept or by `read`. @param key names stream and window */
export function readWindow(
  channelId: string,
  key: string,
  read: () => Promise<Message[]>,
): Promise<Message[]> {
  if (!windows?.isCurrent()) return read();
  const kept = windows.byChannel.get(channelId) ?? new Map<string, Kept>();
  windows.byChannel.set(channelId, kept);
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.items;
  const items = read();
  kept.set(key, { until: Date.now() + KEPT_MS, items });
  items.catch(() => kept.delete(key));
  return items;
}
