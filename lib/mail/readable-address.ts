import { domainToUnicode } from "node:url";

/** A stored address as its owner writes it: a domain of other letters than ASCII in these letters. */
export function readableAddress(address: string): string {
  const at = address.lastIndexOf("@") + 1;
  return address.slice(0, at) + domainToUnicode(address.slice(at));
}
