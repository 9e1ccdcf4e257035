import type { QueryClient } from "@tanstack/react-query";
import { patchQueries } from "@/lib/http/patch-queries";
import { followPeople } from "@/lib/people/change-person";
import { type CacheBinding, invalidate, keepLive } from "@/lib/realtime/cache-binding";
import { changeWhatIsRead } from "./changes-while-reading";
import { expandMessage } from "./compact";
import { forwardKeys } from "./forward/queries";
import { pinKeys, pinsQuery } from "./pins/queries";
import { messageKeys } from "./queries";
import { revisionKeys } from "./revisions/queries";
import type { Message, MessageWindow } from "./schema";
import { threadKeys, threadQuery } from "./threads/queries";
import type { Thread, ThreadPosition } from "./threads/schema";
import { replaceMessage } from "./window";

/** Messages and threads, but for new messages, which count in channels as well. */
export function bindMessageEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("message.updated", (message) => changeMessage(client, expandMessage(message)));
  socket.on("message.deleted", (message) => changeMessage(client, expandMessage(message)));
  socket.on("message.patched", ({ id, channelId, ...parts }) =>
    patchMessage(client, { id, channelId }, () => parts),
  );
  socket.on("thread.changed", (position) => setThreadPosition(client, position));
  const { threads, lists } = threadKeys;
  const withPeople = [threads, lists, pinKeys.lists];
  followPeople(binding, messageKeys.streams, revisionKeys.histories, forwardKeys.targets, ...withPeople);
  keepLive(binding, ...withPeople);
}

export function changeMessage(client: QueryClient, message: Message) {
  changeWindows(client, message.channelId, (window) => replaceMessage(window, message));
  changeMessageElsewhere(client, message);
}

/** Changes some fields of a message wherever the browser holds it. */
export function patchMessage(
  client: QueryClient,
  { id, channelId }: Pick<Message, "id" | "channelId">,
  change: (message: Message) => Partial<Message>,
) {
  const patched = (message: Message) => (message.id === id ? { ...message, ...change(message) } : message);
  changeWindows(client, channelId, (window) =>
    window.items.some((message) => message.id === id)
      ? { ...window, items: window.items.map(patched) }
      : window,
  );
  patchThread(client, id, ({ root }) => ({ root: patched(root) }));
}

/** Those that are held, and those that are being read. */
function changeWindows(
  client: QueryClient,
  channelId: string,
  change: (window: MessageWindow) => MessageWindow,
) {
  changeWhatIsRead(channelId, change);
  client.setQueriesData<MessageWindow>(
    { queryKey: messageKeys.streamsOf(channelId) },
    (window) => window && change(window),
  );
}

export function setThreadPosition(client: QueryClient, { threadId, isFollowing, readSeq }: ThreadPosition) {
  patchThread(client, threadId, (thread) => ({
    isFollowing,
    readSeq: isFollowing === thread.isFollowing ? Math.max(readSeq, thread.readSeq) : readSeq,
  }));
  invalidate(client, threadKeys.lists);
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
  invalidate(client, threadKeys.lists);
}

/** A changed message where it isn't part of a stream: above its thread, and among the pins. */
function changeMessageElsewhere(client: QueryClient, message: Message) {
  patchThread(client, message.id, () => ({ root: message }));
  const { queryKey } = pinsQuery(message.channelId);
  const pins = client.getQueryData(queryKey);
  // Also while they are read for the first time.
  if (pins?.some((pin) => pin.message.id === message.id) !== message.isPinned)
    void client.invalidateQueries({ queryKey });
}

export function patchThread(
  client: QueryClient,
  threadId: string,
  change: (thread: Thread) => Partial<Thread>,
) {
  patchQueries<Thread>(client, threadQuery(threadId).queryKey, (thread) => ({
    ...thread,
    ...change(thread),
  }));
}
