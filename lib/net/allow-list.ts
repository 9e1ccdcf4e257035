import ipaddr from "ipaddr.js";

export type AllowList = (target: { hostname: string; address: string | null; port: number }) => boolean;

/**
 * Reads OUTBOUND_ALLOW_LIST: host names, addresses and CIDR ranges, each with an optional port, separated by commas.
 * A name allows whatever it resolves to, since the operator's own resolver answers for it.
 * @throws Error that names the entry that can't be read
 */
export function parseAllowList(text: string): AllowList {
  const entries = text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map(parseEntry);
  return (target) => entries.some((allows) => allows(target));
}

function parseEntry(entry: string): AllowList {
  const { host, port } = splitPort(entry);
  const matchesPort = (given: number) => port === null || port === given;
  if (isAddressOrRange(host)) {
    const range = ipaddr.isValidCIDR(host) ? ipaddr.parseCIDR(host) : null;
    const exact = range ? null : ipaddr.process(host).toNormalizedString();
    return ({ address, port: given }) => {
      if (address === null || !ipaddr.isValid(address) || !matchesPort(given)) return false;
      const parsed = ipaddr.process(address);
      if (exact) return parsed.toNormalizedString() === exact;
      return range !== null && parsed.kind() === range[0].kind() && parsed.match(range);
    };
  }
  if (
    !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host) ||
    /^[\d.]+$/.test(host) ||
    (port !== null && port > 65_535)
  ) {
    throw new Error(`${JSON.stringify(entry)} is neither a host name, an address nor a range`);
  }
  const name = host.toLowerCase();
  return ({ hostname, port: given }) => hostname === name && matchesPort(given);
}

/** IPv4 with all its four parts: "10.0.0" would be a name that looks like a range. */
function isAddressOrRange(text: string): boolean {
  const [address = ""] = text.split("/", 1);
  if (!ipaddr.IPv6.isValid(address) && !ipaddr.IPv4.isValidFourPartDecimal(address)) return false;
  return address === text || ipaddr.isValidCIDR(text);
}

/** An IPv6 address without brackets has no port: its last group would be taken for one. */
function splitPort(entry: string): { host: string; port: number | null } {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(entry) ?? [];
  const host = bracketed ?? plain;
  if (!host || isAddressOrRange(entry)) return { host: entry, port: null };
  return { host, port: port === undefined ? null : Number(port) };
}
