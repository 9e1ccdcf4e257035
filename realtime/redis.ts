import { createAdapter } from "@socket.io/redis-adapter";
import { Redis } from "ioredis";
import { log } from "@/lib/log";
import type { Io } from "./io";
import { RedisUpdates } from "./redis-updates";

/** What several nodes share: presence and typing between their sockets, edits and cursors between their documents. */
export type Bus = { extension: RedisUpdates; attach: (io: Io) => void; stop: () => void };

export function connectRedis(url: string): Bus {
  const connections = [open(url), open(url)] as const;
  return {
    extension: new RedisUpdates(url, open),
    attach: (io) => io.adapter(createAdapter(...connections, { key: "guildhall:sockets" })),
    stop: () => {
      for (const connection of connections) connection.disconnect();
    },
  };
}

function open(url: string): Redis {
  const redis = new Redis(url);
  let isAway = false;
  // Reported once, not at each of its attempts to connect again.
  redis.on("error", ({ name, code }: Error & { code?: string }) => {
    if (!isAway)
      log.warn({ name, code }, "Redis is away: other nodes hear of typing, presence and edits later");
    isAway = true;
  });
  redis.on("ready", () => {
    isAway = false;
  });
  return redis;
}
