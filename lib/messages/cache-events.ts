import type { QueryClient } from "@tanstack/react-query";
import { patchQueries } from "@/lib/http/patch-queries";
import type { RealtimeSocket } from "@/lib/realtime/socket";
import { referenceQuery } from "@/lib/references/queries";
import { pinsQuery } from "./pins/queries";
import { savedInChannelQuery } from "./saved/queries";
import type { Message, MessageWindow } from "./schema";
import { threadQuery } from "./threads/queries";
import type { Thread, ThreadPosition } from "./threads/schema";
import { replaceMessage } from "./window";

/** Applies the events of messages, threads and saved messages to the browser's cache, but for new messages. */
export function bindMessageEvents(socket: RealtimeSocket, client: QueryClient) {
  socket.on("message.updated", (message) => redrawMessage(client, message));
  socket.on("message.deleted", (message) => redrawMessage(client, message));
  socket.on("thread.changed", (position) => setThreadPosition(client, position));
  socket.on("saved.changed", ({ messageId, channelId, isSaved }) => {
    client.setQueryData(savedInChannelQuery(channelId).queryKey, (saved) => {
      const others = saved?.messageIds.filter((id) => id !== messageId);
      return others && { messageIds: isSaved ? [messageId, ...others] : others };
    });
    void client.invalidateQueries({ queryKey: ["saved"] });
  });
}

/** Where it is shown, and in the cards of what refers to it. */
function redrawMessage(client: QueryClient, message: Message) {
  changeMessage(client, message);
  const { id, channelId, threadId, seq } = message;
  for (const key of [
    { type: "message" as const, id },
    { type: "message" as const, channelId, ...(threadId && { threadId }), seq },
  ])
    void client.invalidateQueries({ queryKey: referenceQuery(key).queryKey, exact: true });
}

export function changeMessage(client: QueryClient, message: Message) {
  client.setQueriesData<MessageWindow>(
    { queryKey: ["messages", message.channelId] },
    (window) => window && replaceMessage(window, message),
  );
  changeMessageElsewhere(client, message);
}

/** Changes some fields of a message wherever the browser holds it. */
export function patchMessage(
  client: QueryClient,
  { id, channelId }: Pick<Message, "id" | "channelId">,
  change: (message: Message) => Partial<Message>,
) {
  const patched = (message: Message) => (message.id === id ? { ...message, ...change(message) } : message);
  client.setQueriesData<MessageWindow>({ queryKey: ["messages", channelId] }, (window) =>
    window?.items.some((message) => message.id === id)
      ? { ...window, items: window.items.map(patched) }
      : window,
  );
  patchThread(client, id, ({ root }) => ({ root: patched(root) }));
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
function changeMessageElsewhere(client: QueryClient, message: Message) {
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
