import type { CacheBinding } from "./cache-binding";

/** How long someone counts as typing after the last word of it; clients say it every 3 seconds. */
const TYPING_LASTS_MS = 5_000;

type Typist = { userId: string; name: string };
const NOBODY: readonly Typist[] = [];

const typists = new Map<string, readonly Typist[]>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

/** Who is typing in a channel or thread, as an external store for React. */
export const typingStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  list: (streamId: string) => typists.get(streamId) ?? NOBODY,
  none: () => NOBODY,

  start(streamId: string, typist: Typist) {
    const others = typingStore.list(streamId).filter(({ userId }) => userId !== typist.userId);
    set(streamId, [...others, typist]);
    const key = `${streamId} ${typist.userId}`;
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => typingStore.stop(streamId, typist.userId), TYPING_LASTS_MS),
    );
  },
  stop(streamId: string, userId: string) {
    clearTimeout(timers.get(`${streamId} ${userId}`));
    timers.delete(`${streamId} ${userId}`);
    const now = typingStore.list(streamId);
    const left = now.filter((typist) => typist.userId !== userId);
    if (left.length < now.length) set(streamId, left);
  },
};

export function bindTyping({ socket, userId: me }: CacheBinding) {
  socket.on("typing.started", ({ channelId, threadId, userId, name }) => {
    if (userId !== me) typingStore.start(threadId ?? channelId, { userId, name });
  });
}

function set(streamId: string, list: readonly Typist[]) {
  if (list.length) typists.set(streamId, list);
  else typists.delete(streamId);
  for (const listener of listeners) listener();
}
