import { setTimeout as wait } from "node:timers/promises";
import { env } from "@/lib/env";
import { networkOf } from "@/lib/http/client-address";
import { LIMITS } from "@/lib/http/limits";
import { giveBack, take, tryTake } from "@/lib/http/rate-limit";

const { signedOut: PER_NETWORK, windowSeconds: WINDOW_SECONDS } = LIMITS.signIn;

/** Attempts at the password of one e-mail, in a window. */
const ATTEMPTS = {
  /** From one known device. */
  known: 10,
  /** From all others together, until answers get slower. */
  quick: 10,
  /** From all others together, until each network has `late` more. */
  unknown: 300,
  late: 1,
};
const SLOWER = { stepMs: 200, maxMs: 3_000 };

type Attempt = { email: string; device: string | null; ip: string };

/**
 * Counts one attempt at a password, before it is looked at. One from a known device is counted for that device alone, so
 * that strangers neither slow it down nor keep it out, from whichever network they guess.
 * @returns uncounts the attempt, once it was successful
 * @throws AppError rate_limited
 */
export async function countAttempt({ email, device, ip }: Attempt): Promise<() => Promise<void>> {
  if (device) return counted(`login:device:${device}`, ATTEMPTS.known);
  const network = networkOf(ip, 48);
  const uncountNetwork = await counted(`login:network:${network}`, PER_NETWORK);
  const key = `login:email:${email}`;
  const { success, limit, remaining } = await tryTake(key, ATTEMPTS.unknown, WINDOW_SECONDS);
  if (!success) await take(`login:late:${email}:${network}`, ATTEMPTS.late, WINDOW_SECONDS);
  await wait(delayOf((limit - remaining) / env().RATE_LIMIT_FACTOR));
  return async () => {
    await uncountNetwork();
    await giveBack(key, ATTEMPTS.unknown, WINDOW_SECONDS);
  };
}

async function counted(key: string, tokens: number): Promise<() => Promise<void>> {
  await take(key, tokens, WINDOW_SECONDS);
  return () => giveBack(key, tokens, WINDOW_SECONDS);
}

/** For how long the nth attempt is held back, in milliseconds. */
export const delayOf = (n: number): number =>
  Math.min(Math.max(0, n - ATTEMPTS.quick) * SLOWER.stepMs, SLOWER.maxMs);
