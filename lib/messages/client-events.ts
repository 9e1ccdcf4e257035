import type { QueryClient } from "@tanstack/react-query";
import { patchQueries } from "@/lib/http/patch-queries";
import type { RealtimeSocket } from "@/lib/realtime/client-socket";
import { pinsQuery } from "./pins/queries";
import { savedInChannelQuery } from "./saved/queries";
import type { Message } from "./schema";
import { threadQuery } from "./threads/queries";
import type { Thread, ThreadPosition } from "./threads/schema";

/** What the events of threads and saved messages change in the browser's cache. */
export function bindThreadEvents(socket: RealtimeSocket, client: QueryClient) {
  socket.on("thread.changed", (position) => setThreadPosition(client, position));
  socket.on("saved.changed", ({ messageId, channelId, isSaved }) => {
    client.setQueryData(savedInChannelQuery(channelId).queryKey, (saved) => {
      const others = saved?.messageIds.filter((id) => id !== messageId);
      return others && { messageIds: isSaved ? [messageId, ...others] : others };
    });
    void client.invalidateQueries({ queryKey: ["saved"] });
  });
}

/** After a time without events. */
export function catchUpThreads(client: QueryClient) {
  for (const key of ["thread", "threads", "pins", "saved", "saved-in-channel"])
    void client.invalidateQueries({ queryKey: [key] });
}

export function setThreadPosition(client: QueryClient, { threadId, isFollowing, readSeq }: ThreadPosition) {
  patchThread(client, threadId, (thread) => ({
    isFollowing,
    readSeq: isFollowing === thread.isFollowing ? Math.max(readSeq, thread.readSeq) : readSeq,
  }));
  void client.invalidateQueries({ queryKey: ["threads"] });
}

/** Reading only ever moves forward. */
export function setThreadReadSeq(client: QueryClient, threadId: string, readSeq: number) {
  patchThread(client, threadId, (thread) => ({ readSeq: Math.max(thread.readSeq, readSeq) }));
}

/** Who writes in a thread follows it, and has read it. */
export function receiveReply(client: QueryClient, userId: string, { threadId, seq, author }: Message) {
  if (!threadId) return;
  patchThread(client, threadId, ({ lastSeq, readSeq, isFollowing }) => {
    const isMine = author.id === userId;
    return {
      lastSeq: Math.max(lastSeq, seq),
      isFollowing: isFollowing || isMine,
      readSeq: isMine || !isFollowing ? Math.max(readSeq, seq) : readSeq,
    };
  });
  void client.invalidateQueries({ queryKey: ["threads"] });
}

/** A changed message where it isn't part of a stream: above its thread, and among the pins. */
export function changeMessageElsewhere(client: QueryClient, message: Message) {
  patchThread(client, message.id, () => ({ root: message }));
  const { queryKey } = pinsQuery(message.channelId);
  const pins = client.getQueryData(queryKey);
  if (pins && pins.some((pin) => pin.message.id === message.id) !== message.isPinned)
    void client.invalidateQueries({ queryKey });
}

function patchThread(client: QueryClient, threadId: string, change: (thread: Thread) => Partial<Thread>) {
  patchQueries<Thread>(client, threadQuery(threadId).queryKey, (thread) => ({
    ...thread,
    ...change(thread),
  }));
}
