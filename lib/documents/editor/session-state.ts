import { type DocumentFacts, UNOPENED } from "./status";

/**
 * Why the document can't be had. `signedOut` needs a sign-in, `denied` isn't shared with the person (any more), and
 * `noHost` can't be written in together, since Guildhall runs without its realtime host.
 */
export type DocumentFailure = "signedOut" | "denied" | "noHost";
export type SessionState = DocumentFacts & {
  failure: DocumentFailure | null;
  /** There is no connection, and no copy of the document on this device. */
  isMissing: boolean;
};

/** What is known of an open document, for those who show it. They are called where something changes. */
export class KnownState {
  private readonly listeners = new Set<() => void>();
  current: SessionState;

  constructor(isOffline: boolean) {
    this.current = { ...UNOPENED, isOffline, failure: null, isMissing: false };
  }

  update(change: Partial<SessionState>) {
    const next = { ...this.current, ...change };
    const names = Object.keys(change) as (keyof SessionState)[];
    if (names.every((name) => next[name] === this.current[name])) return;
    this.current = next;
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };
}
