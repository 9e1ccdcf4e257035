import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { env } from "@/lib/env";

/**
 * Writes the socket's address into X-Forwarded-For of each request to this process, as `scripts/web.mjs` does, for
 * Next's own server: it keeps the header that a client sends, and with it anyone could choose the address that rate
 * limits count. Behind a proxy (TRUST_PROXY) the header stays.
 */
export function countSocketAddresses(): void {
  if (env().TRUST_PROXY) return;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers["x-forwarded-for"] = request.socket.remoteAddress;
  });
}
