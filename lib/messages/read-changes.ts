import type { Stream } from "./queries";

/** Marked read or unread by hand, here or on another device. */
export type ReadChange = Stream & { readSeq: number };
type Listener = (change: ReadChange) => void;
const listeners = new Set<Listener>();

/** For what isn't in the cache: the line "New", and marks that wait to be sent. */
export function onReadChange(listener: Listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function announceReadChange(change: ReadChange) {
  for (const listener of listeners) listener(change);
}
