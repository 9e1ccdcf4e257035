import ipaddr from "ipaddr.js";
import type { FetchPolicy } from "./fetch-policy";

export type TargetRules = {
  policy: FetchPolicy;
  /** Plain http is then refused, except where the allow list names the target. */
  requireHttps?: boolean;
  /** Any port when unset. */
  ports?: readonly number[];
};

/** The server doesn't connect there: the address, scheme or port is not allowed. */
export class RefusedTarget extends Error {
  override name = "RefusedTarget";
}

type Parsed = { hostname: string; port: number; literal: string | null };

function parse(url: URL): Parsed {
  const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  return { hostname, port, literal: ipaddr.isValid(hostname) ? hostname : null };
}

/**
 * Checks what can be checked without resolving the name, for input that is stored and fetched later.
 * @throws RefusedTarget
 */
export function checkUrl(url: URL, { policy, requireHttps, ports }: TargetRules): Parsed {
  const target = parse(url);
  const { hostname, port, literal } = target;
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new RefusedTarget("not a web address");
  if (url.username || url.password) throw new RefusedTarget("credentials in the address");
  if (literal && !policy.allows({ hostname, address: literal, port })) {
    throw new RefusedTarget("address is not public");
  }
  const isListed = policy.isListed({ hostname, address: literal, port });
  if (requireHttps && url.protocol !== "https:" && !isListed) throw new RefusedTarget("not https");
  if (ports && !ports.includes(port) && !isListed) throw new RefusedTarget("port is not allowed");
  return target;
}

/**
 * All addresses of a URL, each checked; the connection must go to one of exactly these, since a second look-up may
 * answer otherwise. One address that is not allowed refuses them all.
 * @throws RefusedTarget, or what the resolver throws
 */
export async function resolveTarget(url: URL, rules: TargetRules): Promise<string[]> {
  const { hostname, port, literal } = checkUrl(url, rules);
  if (literal) return [literal];
  const addresses = await rules.policy.resolve(hostname);
  if (addresses.length === 0) throw new RefusedTarget("name has no address");
  if (!addresses.every((address) => rules.policy.allows({ hostname, address, port }))) {
    throw new RefusedTarget("address is not public");
  }
  return addresses;
}
