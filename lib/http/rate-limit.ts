import type { Actor } from "@/lib/auth/actor";
import { chooseOnce } from "@/lib/choose-once";
import type { Transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { networkOf } from "./client-address";
import { AppError } from "./errors";
import { LIMITS, type LimitName, PER_NETWORK } from "./limits";
import { withFallback } from "./rate-limiters/fallback";
import { inProcess } from "./rate-limiters/in-process";
import type { Limiter, LimitState } from "./rate-limiters/limiter";
import { inPostgres, inTransaction } from "./rate-limiters/postgres";
import { inOwnRedis, inUpstash } from "./rate-limiters/redis";

export type { LimitState } from "./rate-limiters/limiter";

/** `shared` counts for all processes together; `hot` is for what is asked by the second, and may count in each. */
type Limiters = { shared: Limiter; hot: Limiter };

const limiters = chooseOnce<Limiters>(() => {
  const { UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN, REDIS_URL } = env();
  if (UPSTASH_REDIS_REST_URL && UPSTASH_REDIS_REST_TOKEN)
    return both(inUpstash(UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN));
  if (REDIS_URL) return both(inOwnRedis(REDIS_URL));
  // A write to the database for each read of a page would cost more than it protects.
  return { shared: withFallback(inPostgres), hot: inProcess() };
});

function both(limiter: Limiter): Limiters {
  const safe = withFallback(limiter);
  return { shared: safe, hot: safe };
}

/**
 * Counts one request against a named limit.
 * @param userId counts per person when given, per address otherwise
 * @throws AppError rate_limited, with seconds to wait in `details.retryAfter`
 */
export async function takeToken(
  name: LimitName,
  userId: string | null,
  ip: string,
): Promise<LimitState | null> {
  const rule = LIMITS[name];
  if (!rule) return null;
  const key = `${name}:${userId ?? `ip:${networkOf(ip, PER_NETWORK.has(name) ? 48 : 64)}`}`;
  const tokens = userId ? rule.signedIn : rule.signedOut;
  return count(rule.isHot ? "hot" : "shared", key, tokens, rule.windowSeconds);
}

/** Counts a request that a key has sent against the key's own limit, beside those of its person. */
export async function takeTokenOfKey(actor: Actor | null): Promise<void> {
  if (actor?.grant) await count("hot", `key:${actor.sessionId}`, actor.grant.perMinute, 60);
}

/** As `takeToken`, for what is counted by something else than the caller: sign-ins tried for one e-mail, say. */
export const take = (key: string, tokens: number, windowSeconds: number): Promise<LimitState> =>
  count("shared", key, tokens, windowSeconds);

/** As `take`, without refusing: whether there was one left is in `success`. */
export const tryTake = (key: string, tokens: number, windowSeconds: number): Promise<LimitState> =>
  limiters().shared(key, scaled(tokens), windowSeconds);

/** Uncounts what a `take` with the same arguments has counted. */
export async function giveBack(key: string, tokens: number, windowSeconds: number): Promise<void> {
  await limiters().shared(key, scaled(tokens), windowSeconds, -1);
}

/** Whether a transaction may do what is limited. Counted on its own connection, so that it doesn't wait for another. */
export async function isWithinLimit(tx: Transaction, key: string, tokens: number, windowSeconds: number) {
  const { success } = await inTransaction(tx)(key, scaled(tokens), windowSeconds);
  return success;
}

const scaled = (tokens: number) => Math.ceil(tokens * env().RATE_LIMIT_FACTOR);

async function count(kind: keyof Limiters, key: string, tokens: number, windowSeconds: number) {
  const state = await limiters()[kind](key, scaled(tokens), windowSeconds);
  if (state.success) return state;
  const retryAfter = Math.max(1, Math.ceil((state.reset - Date.now()) / 1000));
  throw new AppError("rate_limited", `Too many requests. Try again in ${retryAfter} seconds.`, {
    retryAfter,
    limit: state.limit,
    reset: state.reset,
  });
}
