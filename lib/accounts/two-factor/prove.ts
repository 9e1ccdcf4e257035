import { knownDevice } from "@/lib/auth/known-device";
import { type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { giveBack, take } from "@/lib/http/rate-limit";
import { verifyFactor } from "./factors";
import type { FactorAnswer } from "./schema";

/** Tries of one person in a window, over all doors and changes together; a known browser has as many of its own. */
const TRIES = 5;
const WINDOW_SECONDS = 15 * 60;

/** `details.reason` of the refusal of a wrong, used or outdated code: all alike. */
export const WRONG_CODE = "wrong_code";

export const wrongCode = () =>
  new AppError("forbidden", "That code isn’t right, or it was used already. Use the newest one.", {
    reason: WRONG_CODE,
  });

/** @param cookie the Cookie header, which names a known browser */
type Try = { userId: string; answer: FactorAnswer; cookie: string | null };

/**
 * Does `work` once the answer is right, which is spent with it. Tries are counted before they are looked at; strangers'
 * don't keep out a browser that the person has signed in with.
 * @throws AppError forbidden with `details.reason` for a wrong answer, rate_limited
 */
export async function proveFactor<T>(
  { userId, answer, cookie }: Try,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const device = knownDevice(cookie, userId);
  const key = device ? `factor:device:${device}` : `factor:user:${userId}`;
  await take(key, TRIES, WINDOW_SECONDS);
  const result = await transaction(async (tx) => {
    if (!(await verifyFactor(tx, userId, answer))) throw wrongCode();
    return work(tx);
  });
  await giveBack(key, TRIES, WINDOW_SECONDS);
  return result;
}
