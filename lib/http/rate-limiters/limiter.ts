/** `reset` is when the window ends, in milliseconds since the epoch. */
export type LimitState = { success: boolean; limit: number; remaining: number; reset: number };

/** Counts one request under a key, of which a window takes `tokens`; with an `amount` of -1, uncounts one. */
export type Limiter = (
  key: string,
  tokens: number,
  windowSeconds: number,
  amount?: 1 | -1,
) => Promise<LimitState>;

export const stateOf = (count: number, tokens: number, reset: number): LimitState => ({
  success: count <= tokens,
  limit: tokens,
  remaining: Math.max(0, tokens - count),
  reset,
});
