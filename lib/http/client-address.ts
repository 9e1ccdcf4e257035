import { isIPv6 } from "node:net";
import { env } from "@/lib/env";

/**
 * The client's address. Our web server (scripts/web.mjs) writes the socket's own address into X-Forwarded-For;
 * behind a proxy (TRUST_PROXY) it keeps the header, whose last entry is what that proxy saw.
 */
export function clientAddress(headers: Headers): string {
  const entries = headers.get("x-forwarded-for")?.split(",") ?? [];
  const address = (env().TRUST_PROXY ? entries.at(-1) : entries[0])?.trim();
  return address || "unknown";
}

/**
 * The key by which rate limits count an address: itself, or its /64 for IPv6, which one client usually owns whole.
 * @param prefix the bits of an IPv6 network
 */
export function networkOf(address: string, prefix: 48 | 64 = 64): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.replace(/%.*/, "").split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail?.split(":").filter(Boolean) ?? [];
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0");
  const groups = [...before, ...zeros, ...after].slice(0, prefix / 16);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/${prefix}`;
}
