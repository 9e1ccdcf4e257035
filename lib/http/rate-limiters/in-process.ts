import { type Limiter, stateOf } from "./limiter";

/** Counts in this process, at no cost. Fixed windows; a sweep deletes those that ended. */
export function inProcess(): Limiter {
  const windows = new Map<string, { count: number; reset: number }>();
  const sweep = () => {
    const now = Date.now();
    for (const [key, window] of windows) if (window.reset <= now) windows.delete(key);
  };
  setInterval(sweep, 60_000).unref();
  return async (key, tokens, windowSeconds, amount = 1) => {
    const now = Date.now();
    let window = windows.get(key);
    if (!window || window.reset <= now) {
      window = { count: 0, reset: now + windowSeconds * 1000 };
      windows.set(key, window);
    }
    window.count = Math.max(0, window.count + amount);
    return stateOf(window.count, tokens, window.reset);
  };
}
