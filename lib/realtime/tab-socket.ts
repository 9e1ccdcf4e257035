import type { RealtimeSocket } from "./socket";

// The tab's connection for what outlives every page, as a call does. Views take it from the provider.

let socket: RealtimeSocket | null = null;
const listeners = new Set<(socket: RealtimeSocket | null) => void>();

export const tabSocket = () => socket;

/** Told at each connection, and with null when it is gone. */
export function onTabSocket(listener: (socket: RealtimeSocket | null) => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** For the provider of the connection. */
export function noteTabSocket(next: RealtimeSocket | null) {
  socket = next;
  for (const listener of listeners) listener(next);
}
