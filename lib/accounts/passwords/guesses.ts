import { setTimeout as wait } from "node:timers/promises";
import { take } from "@/lib/http/rate-limit";

const WINDOW_SECONDS = 15 * 60;

/** Attempts at the password of one e-mail, in a window. Each network has a tighter limit of its own, `auth`. */
const ATTEMPTS = {
  /** From one known device. */
  known: 10,
  /** From all others together, until answers get slower. */
  quick: 10,
  /** From all others together, until no more are taken. */
  unknown: 300,
};
const SLOWER = { stepMs: 200, maxMs: 3_000 };

/**
 * Counts one attempt at a password, before it is looked at. Strangers slow down a sign-in from a device that isn't known
 * yet; one from a known device they neither slow down nor keep out.
 * @param device the name of the person's device that it comes from, if any
 * @throws AppError rate_limited
 */
export async function countAttempt(email: string, device: string | null): Promise<void> {
  if (device) return void (await take(`login:device:${device}`, ATTEMPTS.known, WINDOW_SECONDS));
  const { limit, remaining } = await take(`login:email:${email}`, ATTEMPTS.unknown, WINDOW_SECONDS);
  await wait(delayOf(limit - remaining));
}

/** For how long the nth attempt is held back, in milliseconds. */
export const delayOf = (n: number): number =>
  Math.min(Math.max(0, n - ATTEMPTS.quick) * SLOWER.stepMs, SLOWER.maxMs);
