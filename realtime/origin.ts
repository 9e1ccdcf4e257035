import type { IncomingMessage } from "node:http";
import { env } from "@/lib/env";
import { isOwnOrigin } from "@/lib/http/csrf";

/**
 * Whether a connection may come from where it says. A browser always sends Origin, and it must be ours. A program
 * sends none; what authorizes it, like everyone, is the token.
 */
export const isAllowedOrigin = ({ headers }: IncomingMessage): boolean =>
  headers.origin === undefined || isOwnOrigin(headers.origin);

/** The address of the client; behind a proxy (TRUST_PROXY) the one that the proxy saw. */
export function addressOf({ headers, socket }: IncomingMessage): string {
  const forwarded = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",").at(-1)?.trim();
  return (env().TRUST_PROXY && forwarded) || socket.remoteAddress || "unknown";
}
