import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { ServerToClient } from "./socket-requests";

/** What the `cache-events.ts` of a domain changes the browser's cache by, and which events it hears. */
export type CacheBinding = {
  socket: { on<E extends keyof ServerToClient>(event: E, handler: ServerToClient[E]): void };
  client: QueryClient;
  userId: string;
};
export type BindCacheEvents = (binding: CacheBinding) => void;

/** Invalidates all that begins with one of these keys. */
export function invalidate(client: QueryClient, ...keys: QueryKey[]) {
  for (const queryKey of keys) void client.invalidateQueries({ queryKey });
}

/** After a time without events, all that begins with one of these keys is read again. */
export function refreshAfterGap({ socket, client }: CacheBinding, ...keys: QueryKey[]) {
  socket.on("server.resynchronized", () => invalidate(client, ...keys));
}
