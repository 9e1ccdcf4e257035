import { connectionWaits } from "@/lib/db";
import type { Contract } from "./contract";
import { AppError } from "./errors";

const SAMPLE_MS = 50;
/**
 * The weight of one sample in the average. A single stall, however long, stays below the pressure at which reads are
 * refused: it is over when the requests that waited for it arrive.
 */
const WEIGHT = 0.12;
const MAX_LATE_MS = 480;
/** A loop that is late by this much, or a wait of this long for a connection, is a pressure of 1. */
const FULL = { delayMs: 60, waitMs: 100 };
/**
 * The pressure from which a kind of request is refused: reads first, which browsers retry, and urgent writes last. A
 * loop that is late by a quarter of a second on average refuses everything: each answer takes several turns of it.
 */
const REFUSED_FROM = { read: 1, write: 2, urgent: 4 };
const RETRY_SECONDS = 1;

let delay = 0;

/** By how many milliseconds this process' event loop is late, averaged; 0 while nobody watches it. */
export const loopDelay = (): number => delay;

/**
 * Counts a late event loop as pressure. For the process that has all sockets on one thread: where pages are rendered,
 * each of them makes the loop late, and nobody waits any shorter because a small read is refused.
 */
export function watchLoop(): void {
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    const elapsed = now - last;
    last = now;
    delay = averageDelay(delay, elapsed - SAMPLE_MS);
  }, SAMPLE_MS).unref();
}

/** The average after one more sample. Exported for its test. @param late by how many milliseconds the sample is late */
export const averageDelay = (average: number, late: number): number =>
  average + WEIGHT * (Math.min(MAX_LATE_MS, Math.max(0, late)) - average);

/**
 * Refuses early what would only wait: a queue that nobody shortens makes everybody late. What is urgent has connections
 * of its own to wait for.
 * @throws AppError overloaded, with seconds to wait in `details.retryAfter`
 */
export function assertCapacity({ method, isUrgent }: Pick<Contract, "method" | "isUrgent">): void {
  const kind = isUrgent ? "urgent" : method === "GET" ? "read" : "write";
  const waits = connectionWaits();
  const wait = isUrgent ? waits.lane : waits.pool;
  const pressure = Math.max(loopDelay() / FULL.delayMs, wait / FULL.waitMs);
  if (pressure >= REFUSED_FROM[kind]) throw overloaded();
}

export const overloaded = () =>
  new AppError("overloaded", "Guildhall is very busy right now. Try again in a moment.", {
    retryAfter: RETRY_SECONDS,
  });
