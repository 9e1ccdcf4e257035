import { AsyncLocalStorage } from "node:async_hooks";
import type { Message } from "./schema";

// After a restart of the realtime node hundreds ask for the same page of a channel at once, and in a busy channel people
// come and go all the time. So what has just been read is kept for those who read the same.

/** What changes without an event, as a thumbnail that a job has made, is seen this much later at most. */
const KEPT_MS = 2_000;
/** Between two sweeps. */
const MAX_KEPT = 500;

type Kept = { until: number; items: Promise<Message[]> };

const byChannel = new Map<string, Map<string, Kept>>();
/** Windows kept since the last sweep. */
let recent = 0;
let isSweeping = false;
const sharing = new AsyncLocalStorage<(channelId: string) => boolean>();

/**
 * Lets what `work` reads be shared. Only for callers that are sent each change of the channel after it was passed to
 * `forgetWindows`: so they receive what came after the read that they share.
 * @param isSent whether the caller is sent the changes of a channel
 */
export const sharingWindows = <T>(
  isSent: (channelId: string) => boolean,
  work: () => Promise<T>,
): Promise<T> => sharing.run(isSent, work);

/** Call it with each change of a channel's messages, without a channel where any of them may have changed. */
export function forgetWindows(channelId?: string): void {
  if (channelId === undefined) byChannel.clear();
  else byChannel.delete(channelId);
}

/** The messages of one window, as they were kept or by `read`. @param key names stream and window */
export function readWindow(
  channelId: string,
  key: string,
  read: () => Promise<Message[]>,
): Promise<Message[]> {
  if (!sharing.getStore()?.(channelId)) return read();
  const kept = byChannel.get(channelId) ?? new Map<string, Kept>();
  byChannel.set(channelId, kept);
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.items;
  const items = read();
  kept.set(key, { until: Date.now() + KEPT_MS, items });
  items.catch(() => kept.delete(key));
  recent += 1;
  if (!isSweeping) sweepLater();
  // Nobody shares so many different ones.
  if (recent > MAX_KEPT) byChannel.clear();
  return items;
}

function sweepLater(): void {
  isSweeping = true;
  setTimeout(forgetOld, KEPT_MS).unref();
}

function forgetOld(): void {
  isSweeping = false;
  recent = 0;
  const now = Date.now();
  for (const [channelId, kept] of byChannel) {
    for (const [key, { until }] of kept) if (until <= now) kept.delete(key);
    if (kept.size === 0) byChannel.delete(channelId);
  }
  if (byChannel.size > 0) sweepLater();
}
