import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";

/** What decides where previews are fetched from. Tests hand in another one; there is no setting for it. */
export type Guard = {
  /** Every address of a host name. */
  resolve(hostname: string): Promise<string[]>;
  isAllowed(address: string, port: number): boolean;
};

/**
 * Only what is on the public internet, on the ports of the web: nothing private, loopback, link-local (where clouds
 * keep their secrets), multicast or reserved, however it is written.
 */
export const publicOnly: Guard = {
  resolve: async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address),
  isAllowed: (address, port) => (port === 80 || port === 443) && isPublic(address),
};

/** Whether an address is one of the public internet. Ranges that carry an IPv4 address inside count as special. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === "unicast";
}

/**
 * The one address to connect to for a URL, checked; the connection must then go to exactly this one, since a second
 * look-up may answer otherwise. If one address of a name isn't allowed, none is.
 * @throws Error
 */
export async function addressOf(url: URL, guard: Guard): Promise<string> {
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new Error("not a web address");
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const addresses = ipaddr.isValid(hostname) ? [hostname] : await guard.resolve(hostname);
  const [first] = addresses;
  if (!first || !addresses.every((address) => guard.isAllowed(address, port)))
    throw new Error("address isn't allowed");
  return first;
}
