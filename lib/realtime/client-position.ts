const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * The tab's position in the event stream. Empty while the tab catches up: a connection that breaks meanwhile is
 * resynchronized again.
 */
export function trackPosition(start: string) {
  let position = start;
  /** The newest that came while catching up. */
  let reached = "";
  let catchingUp: object | null = null;
  return {
    /** For the handshake; empty is a position that the node doesn't know. */
    current: () => (catchingUp ? "" : position),
    reach(next: string) {
      if (catchingUp) reached = next;
      else position = next;
    },
    /**
     * @param work is called until it succeeds, with whether it has failed before
     * @param isConnected whether the connection that asked for it stands: the next one asks again
     */
    async catchUp(work: (isRetry: boolean) => Promise<void>, isConnected: () => boolean): Promise<void> {
      const mine = {};
      catchingUp = mine;
      reached = "";
      const isWanted = () => catchingUp === mine && isConnected();
      for (let delay = RETRY_MS; isWanted(); delay = Math.min(LONGEST_RETRY_MS, delay * 2)) {
        try {
          await work(delay > RETRY_MS);
          if (!isWanted()) return;
          position = reached;
          catchingUp = null;
        } catch {
          await new Promise((resolve) => setTimeout(resolve, delay * (0.5 + Math.random())));
        }
      }
    },
  };
}
