/** After a reload the page before may hold it for a moment. */
const WAIT_MS = 1_500;

let release: (() => void) | null = null;

/**
 * Takes a participant for this tab until it takes another. A duplicated tab has the same storage, and mustn't come in as
 * the same participant.
 * @returns whether no other tab has it
 */
export function holdTab(participantId: string): Promise<boolean> {
  release?.();
  release = null;
  // Without https there are no locks.
  if (!navigator.locks) return Promise.resolve(true);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const held = new Promise<void>((free) => {
    release = free;
  });
  const hold = () => {
    resolve(true);
    return held;
  };
  const signal = AbortSignal.timeout(WAIT_MS);
  navigator.locks.request(`call ${participantId}`, { signal }, hold).catch(() => resolve(false));
  return promise;
}
