import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { env } from "@/lib/env";
import { networkOf } from "@/lib/http/client-address";
import { log } from "@/lib/log";
import { addressOf } from "./origin";

/**
 * `unknown`: connections of one address (IPv6: its /64) that haven't authenticated yet. `failed`: those that ended
 * without it within a minute. Behind one address there may be thousands of people, so connections that did authenticate
 * count for their person only. A page has two.
 */
const LIMITS = { unknown: 300, failed: 4_000, ofPerson: 500 };

/** How long a connection may take to authenticate. */
const AUTHENTICATE_MS = 60_000;
const MINUTE_MS = 60_000;

type Count = { unknown: number; since: number; failed: number };
const counts = new Map<string, Count>();
const perPerson = new Map<string, number>();

/** What becomes of an admitted connection when it authenticates. */
const authenticators = new WeakMap<Duplex, (userId: string) => boolean>();

/** Whether one more connection may come from where this one does. */
export function admitConnection(request: IncomingMessage, connection: Duplex): boolean {
  const network = networkOf(addressOf(request));
  const count = countOf(network);
  const { RATE_LIMIT_FACTOR } = env();
  if (
    count.unknown >= LIMITS.unknown * RATE_LIMIT_FACTOR ||
    count.failed >= LIMITS.failed * RATE_LIMIT_FACTOR
  ) {
    warnOfRefusal();
    return false;
  }
  count.unknown += 1;
  let userId: string | null = null;
  const late = setTimeout(() => connection.destroy(), AUTHENTICATE_MS);
  authenticators.set(connection, (id) => {
    if (userId !== null) return true;
    const open = perPerson.get(id) ?? 0;
    if (connection.destroyed || open >= LIMITS.ofPerson * RATE_LIMIT_FACTOR) return false;
    userId = id;
    perPerson.set(id, open + 1);
    count.unknown -= 1;
    clearTimeout(late);
    return true;
  });
  connection.once("close", () => {
    clearTimeout(late);
    if (userId !== null) return leave(userId);
    count.unknown -= 1;
    countOf(network).failed += 1;
  });
  return true;
}

/**
 * Counts a connection for its person from now on, and no longer for its address. May be called again.
 * @returns false where the person has too many
 */
export const authenticated = (connection: Duplex, userId: string): boolean =>
  authenticators.get(connection)?.(userId) ?? true;

function countOf(network: string): Count {
  const now = Date.now();
  const count = counts.get(network) ?? { unknown: 0, since: now, failed: 0 };
  counts.set(network, count);
  return now - count.since < MINUTE_MS ? count : Object.assign(count, { since: now, failed: 0 });
}

function leave(userId: string): void {
  const open = (perPerson.get(userId) ?? 0) - 1;
  if (open > 0) perPerson.set(userId, open);
  else perPerson.delete(userId);
}

let warnedAt = Number.NEGATIVE_INFINITY;

/** At most once a minute: anyone could otherwise fill the log. */
function warnOfRefusal(): void {
  if (Date.now() - warnedAt < MINUTE_MS) return;
  warnedAt = Date.now();
  log.warn(
    { trustProxy: env().TRUST_PROXY },
    "an address has too many connections that don't authenticate; behind a proxy, TRUST_PROXY=1 tells clients apart",
  );
}

/** Deletes the counts of addresses that have no such connection and haven't had one for a while. */
export function forgetAddresses(): void {
  const before = Date.now() - MINUTE_MS;
  for (const [network, { unknown, since }] of counts)
    if (unknown === 0 && since < before) counts.delete(network);
}
