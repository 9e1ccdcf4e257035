const FIRST_MS = 500;
const LONGEST_MS = 15_000;
/** Slow enough for a server that stays away, and small enough that one which is back is found within a second or two. */
const GROWTH = 1.5;

/**
 * How long a tab waits before its next attempt to connect. Spread out, or all tabs of a team would come back in the same
 * instant after a restart.
 */
export const reconnectDelay = (failures: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * GROWTH ** failures) * (0.5 + Math.random() / 2);
