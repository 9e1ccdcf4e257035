import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";
import { env } from "@/lib/env";

export type Target = { hostname: string; address: string; port: number };

/** Decides where the server connects to on behalf of a person. */
export type FetchPolicy = {
  /** Every address of a host name. */
  resolve(hostname: string): Promise<string[]>;
  allows(target: Target): boolean;
  /** Whether the operator names this target in OUTBOUND_ALLOW_LIST; plain http is accepted there. */
  isListed(target: Omit<Target, "address"> & { address: string | null }): boolean;
};

const resolve = async (hostname: string) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);

/** Addresses of the public internet only: for what any person may name, such as the links of a message. */
export const publicPolicy: FetchPolicy = {
  resolve,
  allows: ({ address }) => isPublic(address),
  isListed: () => false,
};

/** Public addresses and what OUTBOUND_ALLOW_LIST names: for push services, webhooks, AI endpoints and imports. */
export const publicOrAllowedPolicy: FetchPolicy = {
  resolve,
  allows: (target) => isPublic(target.address) || publicOrAllowedPolicy.isListed(target),
  isListed: (target) => env().OUTBOUND_ALLOW_LIST(target),
};

/** For servers that the operator names by a variable: the operator's own resolver answers for them. */
export const operatorPolicy: FetchPolicy = { resolve, allows: () => true, isListed: () => true };

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an address belongs to the public internet: not private, loopback, link-local (where clouds serve their
 * credentials), multicast or reserved. IPv6 forms that embed an IPv4 address (mapped, NAT64, 6to4, Teredo) are not
 * public, whatever they embed.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(GLOBAL_UNICAST);
}
