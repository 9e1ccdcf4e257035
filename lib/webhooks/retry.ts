const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds between a failed try and the next: eight tries within 24 hours. */
const DELAYS = [30, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 8 * HOUR, 8 * HOUR];

/** How much earlier than that a try may be, so that those of an outage don't all come at once. */
const JITTER = 0.2;

/** Seconds until the next try; null where there is none. @param attempts tries so far, at least one */
export function retryDelay(attempts: number, random = Math.random()): number | null {
  const delay = DELAYS[attempts - 1];
  return delay === undefined ? null : delay * (1 - JITTER * random);
}
