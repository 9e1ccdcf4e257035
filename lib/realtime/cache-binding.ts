import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { ServerToClient } from "./socket-requests";

/** What the `cache-events.ts` of a domain changes the browser's cache by, and which events it hears. */
export type CacheBinding = {
  socket: { on<E extends keyof ServerToClient>(event: E, handler: ServerToClient[E]): void };
  client: QueryClient;
  userId: string;
  /** What events keep true, by the first part of its keys; see `keepLive`. */
  live: Set<unknown>;
};
export type BindCacheEvents = (binding: CacheBinding) => void;

/** Invalidates all that begins with one of these keys. */
export function invalidate(client: QueryClient, ...keys: QueryKey[]) {
  for (const queryKey of keys) void client.invalidateQueries({ queryKey });
}

/** Events keep these true: after a time without events they are read again. Each is the first part of its keys. */
export function keepLive({ live }: CacheBinding, ...keys: QueryKey[]) {
  for (const [first] of keys) live.add(first);
}
