import { Ratelimit } from "@upstash/ratelimit";
import { Redis as UpstashRedis } from "@upstash/redis";
import { Redis } from "ioredis";
import type { Limiter } from "./limiter";

type UpstashClient = ConstructorParameters<typeof Ratelimit>[0]["redis"];

/** Counts in an Upstash Redis, spoken to over HTTP. */
export const inUpstash = (url: string, token: string): Limiter => inRedis(new UpstashRedis({ url, token }));

/** Counts in any Redis. */
export function inOwnRedis(url: string): Limiter {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: false });
  redis.on("error", () => {});
  return inRedis(upstashOver(redis));
}

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

function inRedis(redis: UpstashClient): Limiter {
  const limiters = new Map<string, Ratelimit>();
  return async (key, tokens, windowSeconds, amount = 1) => {
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
    return limiter.limit(key, { rate: amount });
  };
}
