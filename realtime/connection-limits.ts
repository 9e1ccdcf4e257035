import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { env } from "@/lib/env";
import { networkOf } from "@/lib/http/client-address";
import { addressOf } from "./origin";

/**
 * For one address, or the /64 of one. A page has two sockets, and behind one address there may be a whole office whose
 * pages all connect again after a restart.
 */
const LIMITS = { open: 2_000, perMinute: 4_000 };

type Count = { open: number; since: number; handshakes: number };
const counts = new Map<string, Count>();

/** Whether one more connection may come from where this one does. It counts until its socket closes. */
export function admitConnection(request: IncomingMessage, socket: Duplex): boolean {
  const network = networkOf(addressOf(request));
  const now = Date.now();
  const count = counts.get(network) ?? { open: 0, since: now, handshakes: 0 };
  counts.set(network, count);
  if (now - count.since >= 60_000) Object.assign(count, { since: now, handshakes: 0 });
  const { RATE_LIMIT_FACTOR } = env();
  if (count.open >= LIMITS.open * RATE_LIMIT_FACTOR) return false;
  if (count.handshakes >= LIMITS.perMinute * RATE_LIMIT_FACTOR) return false;
  count.open += 1;
  count.handshakes += 1;
  socket.once("close", () => {
    count.open -= 1;
  });
  return true;
}

/** Deletes the counts of addresses that have no connection and haven't had one for a while. */
export function forgetAddresses(): void {
  const before = Date.now() - 60_000;
  for (const [network, { open, since }] of counts) if (open === 0 && since < before) counts.delete(network);
}
