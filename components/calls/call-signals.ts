import type { CacheBinding } from "@/lib/realtime/cache-binding";

/** What passes and is stored nowhere: who speaks in calls that this page isn't in, and reactions. */

/** An end that was lost on its way must not leave somebody speaking for ever. */
const MAX_SPEECH_MS = 20_000;

type Reaction = { id: number; callId: string; participantId: string; emoji: string };

function createSpeakingStore() {
  let speaking: ReadonlySet<string> = new Set();
  const ends = new Map<string, ReturnType<typeof setTimeout>>();
  const listeners = new Set<() => void>();
  function set(participantId: string, isSpeaking: boolean) {
    clearTimeout(ends.get(participantId));
    ends.delete(participantId);
    if (isSpeaking)
      ends.set(
        participantId,
        setTimeout(() => set(participantId, false), MAX_SPEECH_MS),
      );
    if (speaking.has(participantId) === isSpeaking) return;
    const next = new Set(speaking);
    if (isSpeaking) next.add(participantId);
    else next.delete(participantId);
    speaking = next;
    for (const listener of listeners) listener();
  }
  return {
    set,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    read: () => speaking,
  };
}

function createFlyingStore() {
  let count = 0;
  const listeners = new Set<(reaction: Reaction) => void>();
  return {
    subscribe(listener: (reaction: Reaction) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    add(reaction: Omit<Reaction, "id">) {
      count += 1;
      for (const listener of listeners) listener({ ...reaction, id: count });
    },
  };
}

export const speakingStore = createSpeakingStore();
export const flyingStore = createFlyingStore();

/** Bound with the first view of a call. */
export function bindCallSignals({ socket }: CacheBinding) {
  socket.on("call.spoke", ({ participantId, isSpeaking }) => speakingStore.set(participantId, isSpeaking));
  socket.on("call.reacted", ({ callId, participantId, emoji }) =>
    flyingStore.add({ callId, participantId, emoji }),
  );
}
