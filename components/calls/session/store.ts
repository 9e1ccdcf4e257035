import type { CallSession } from "./types";

let session: CallSession | null = null;
const listeners = new Set<() => void>();

/** What the page knows of its call, apart from the engine so that showing it costs nothing. */
export const sessionStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  get: () => session,
  set(next: CallSession | null) {
    session = next;
    for (const listener of listeners) listener();
  },
};
