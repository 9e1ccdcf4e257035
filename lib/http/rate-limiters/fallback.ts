import { log } from "@/lib/log";
import { inProcess } from "./in-process";
import type { Limiter } from "./limiter";

/** Counts in this process while the store is away: a limiter that fails must neither open the doors nor close them. */
export function withFallback(limiter: Limiter): Limiter {
  const local = inProcess();
  return async (...request) => {
    try {
      return await limiter(...request);
    } catch (error) {
      log.warn(
        { code: (error as { code?: string }).code },
        "rate limit store is away, counting in this process",
      );
      return local(...request);
    }
  };
}
