import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { readWithChanges } from "./changes-while-reading";
import { listMessagesContract } from "./contract";
import type { MessageWindow } from "./schema";
import { firstSeq, joinAfter, joinBefore, lastSeq } from "./window";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const messageKeys = {
  streams: ["messages"],
  streamsOf: (channelId: string) => ["messages", channelId],
} as const;

const PAGE = 50;
/** The API's limit: of what is read while scrolling, a few screens are ahead. */
const LARGE_PAGE = 100;
/** More than this many large pages missed: what is held stays as it is, and the rest is read by who scrolls there. */
const MAX_CATCH_UP_PAGES = 5;

/** What `seq` counts in: a channel's own messages, or the replies of one of its threads. */
export type Stream = { channelId: string; threadId?: string | null };

/** The part of a stream's messages that is shown. Live: events append to it, scrolling extends it. */
export const messagesQuery = (channelId: string, threadId: string | null = null) =>
  queryOptions({
    queryKey: [...messageKeys.streamsOf(channelId), threadId],
    queryFn: () => read({ channelId, threadId }, {}),
    staleTime: Number.POSITIVE_INFINITY,
  });

const keyOf = ({ channelId, threadId }: Stream) => messagesQuery(channelId, threadId).queryKey;

type Place = { before?: number; after?: number; around?: number };

function read({ channelId, threadId = null }: Stream, place: Place, limit = PAGE): Promise<MessageWindow> {
  const query = { ...place, threadId: threadId ?? undefined, limit };
  return readWithChanges({ channelId, threadId }, () =>
    call(listMessagesContract, { params: { channelId }, query }),
  );
}

/** Shows another part: around a message, or the newest where `seq` is undefined. */
export async function openWindow(client: QueryClient, stream: Stream, seq?: number) {
  const window = await (seq === undefined ? read(stream, {}) : read(stream, { around: seq }, LARGE_PAGE));
  client.setQueryData(keyOf(stream), window);
}

export async function loadOlder(client: QueryClient, stream: Stream) {
  const queryKey = keyOf(stream);
  const window = client.getQueryData(queryKey);
  if (!window?.hasBefore) return;
  const before = firstSeq(window);
  const previous = await read(stream, { before }, LARGE_PAGE);
  // Another window may have been opened meanwhile.
  client.setQueryData(queryKey, (now) => now && (firstSeq(now) === before ? joinBefore(now, previous) : now));
}

export async function loadNewer(client: QueryClient, stream: Stream) {
  const window = client.getQueryData(keyOf(stream));
  if (window?.hasAfter) await readAfter(client, stream, lastSeq(window));
}

async function readAfter(client: QueryClient, stream: Stream, after: number) {
  const next = await read(stream, { after }, LARGE_PAGE);
  client.setQueryData(keyOf(stream), (now) => {
    const isAdjacent = now && firstSeq(now) - 1 <= after && after <= lastSeq(now);
    return isAdjacent ? joinAfter(now, next) : now;
  });
  return next;
}

const catchingUp = new Map<string, Promise<void>>();

/** Where to begin to read again, since edits and deletions were missed as well: the last page, or all that is held. */
export type CatchUpFrom = "end" | "start";

/** Asks for what came after the window's end. One at a time for each stream. */
export function catchUp(client: QueryClient, stream: Stream, from: CatchUpFrom = "end"): Promise<void> {
  const id = `${from} of ${stream.threadId ?? stream.channelId}`;
  const running = catchingUp.get(id);
  if (running) return running;
  const work = catchUpNow(client, stream, from).finally(() => catchingUp.delete(id));
  catchingUp.set(id, work);
  return work;
}

async function catchUpNow(client: QueryClient, stream: Stream, from: CatchUpFrom) {
  const queryKey = keyOf(stream);
  const window = client.getQueryData(queryKey);
  if (!window) return;
  const end = lastSeq(window);
  let after = Math.max(0, firstSeq(window) - 1, from === "end" ? end - PAGE : 0);
  for (let missedPages = 0; missedPages < MAX_CATCH_UP_PAGES; ) {
    const next = await readAfter(client, stream, after);
    after = lastSeq(next);
    if (!next.hasAfter || !after || (window.hasAfter && after >= end)) return;
    if (after > end) missedPages++;
  }
  client.setQueryData(queryKey, (now) => now && { ...now, hasAfter: true });
}
