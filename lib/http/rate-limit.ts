import { Ratelimit } from "@upstash/ratelimit";
import { Redis as UpstashRedis } from "@upstash/redis";
import { Redis } from "ioredis";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { networkOf } from "./client-address";
import { AppError } from "./errors";
import { LIMITS, type LimitName } from "./limits";

/** `reset` is when the window ends, in milliseconds since the epoch. */
export type LimitState = { success: boolean; limit: number; remaining: number; reset: number };

type Limiter = (key: string, tokens: number, windowSeconds: number) => Promise<LimitState>;

/** Counts in this process: for one machine. Fixed windows; a sweep forgets those that ended. */
function inProcess(): Limiter {
  const windows = new Map<string, { count: number; reset: number }>();
  const sweep = () => {
    const now = Date.now();
    for (const [key, window] of windows) if (window.reset <= now) windows.delete(key);
  };
  setInterval(sweep, 60_000).unref();
  return async (key, tokens, windowSeconds) => {
    const now = Date.now();
    let window = windows.get(key);
    if (!window || window.reset <= now) {
      window = { count: 0, reset: now + windowSeconds * 1000 };
      windows.set(key, window);
    }
    window.count += 1;
    return {
      success: window.count <= tokens,
      limit: tokens,
      remaining: Math.max(0, tokens - window.count),
      reset: window.reset,
    };
  };
}

type UpstashClient = ConstructorParameters<typeof Ratelimit>[0]["redis"];

/** The commands that @upstash/ratelimit sends, over any Redis. */
function upstashOver(redis: Redis): UpstashClient {
  const flat = (keys: string[], args: unknown[]) => [...keys, ...args.map(String)];
  return {
    eval: (script: string, keys: string[], args: unknown[]) =>
      redis.eval(script, keys.length, ...flat(keys, args)),
    evalsha: (sha: string, keys: string[], args: unknown[]) =>
      redis.evalsha(sha, keys.length, ...flat(keys, args)),
    scriptLoad: (script: string) => redis.script("LOAD", script),
  } as unknown as UpstashClient;
}

function shared(redis: UpstashClient): Limiter {
  const limiters = new Map<string, Ratelimit>();
  const fallback = inProcess();
  return async (key, tokens, windowSeconds) => {
    const id = `${tokens}/${windowSeconds}`;
    let limiter = limiters.get(id);
    if (!limiter) {
      limiter = new Ratelimit({
        redis,
        limiter: Ratelimit.slidingWindow(tokens, `${windowSeconds} s`),
        prefix: "guildhall:limit",
        timeout: 0,
      });
      limiters.set(id, limiter);
    }
    try {
      return await limiter.limit(key);
    } catch (error) {
      // A limiter that is away must neither open the doors nor close them.
      log.warn(
        { code: (error as { code?: string }).code },
        "rate limit store is away, counting in this process",
      );
      return fallback(key, tokens, windowSeconds);
    }
  };
}

function choose(): Limiter {
  const { UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN, REDIS_URL } = env();
  if (UPSTASH_REDIS_REST_URL && UPSTASH_REDIS_REST_TOKEN) {
    return shared(new UpstashRedis({ url: UPSTASH_REDIS_REST_URL, token: UPSTASH_REDIS_REST_TOKEN }));
  }
  if (REDIS_URL) {
    const redis = new Redis(REDIS_URL, {
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      lazyConnect: false,
    });
    redis.on("error", () => {});
    return shared(upstashOver(redis));
  }
  return inProcess();
}

let limiter: Limiter | undefined;

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
  return take(
    `${name}:${userId ?? `ip:${networkOf(ip)}`}`,
    userId ? rule.signedIn : rule.signedOut,
    rule.windowSeconds,
  );
}

/** As `takeToken`, for what is counted by something else than the caller: sign-ins tried for one e-mail, say. */
export async function take(key: string, tokens: number, windowSeconds: number): Promise<LimitState> {
  limiter ??= choose();
  const state = await limiter(key, Math.ceil(tokens * env().RATE_LIMIT_FACTOR), windowSeconds);
  if (state.success) return state;
  const retryAfter = Math.max(1, Math.ceil((state.reset - Date.now()) / 1000));
  throw new AppError("rate_limited", `Too many requests. Try again in ${retryAfter} seconds.`, {
    retryAfter,
    limit: state.limit,
    reset: state.reset,
  });
}
