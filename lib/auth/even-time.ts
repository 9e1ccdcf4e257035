import { setTimeout as wait } from "node:timers/promises";

/**
 * Answers no sooner than `ms` after it began, failures included. For answers that must not reveal, by their timing,
 * which of two ways was taken; `ms` is well above what either takes.
 */
export async function evenTime<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.allSettled([work(), wait(ms)]);
  if (result.status === "rejected") throw result.reason;
  return result.value;
}

/** As `evenTime` where only failures are alike; success is answered at once. */
export async function evenFailure<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const floor = wait(ms);
  try {
    return await work();
  } catch (error) {
    await floor;
    throw error;
  }
}
