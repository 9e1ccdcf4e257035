/** What a stored address looks like. The last part of a domain may be in letters of its own, too. */
export const STORED_ADDRESS =
  /^(?!\.)(?!.*\.\.)[\w'+.-]*[\w+-]@([a-z0-9][a-z0-9-]*\.)+([a-z]{2,}|xn--[a-z0-9-]{2,59})$/;

/**
 * A mail address in the one form that it is stored and compared in: lower case, and a domain of other letters than ASCII
 * as DNS has it (`bücher.example` is `xn--bcher-kva.example`). What isn't an address stays what it is.
 */
export function normalizeAddress(text: string): string {
  const address = text.trim().toLowerCase();
  const at = address.lastIndexOf("@") + 1;
  const domain = address.slice(at);
  if (at === 0 || !/^[\p{L}\p{M}\p{N}.\-\u3002]+$/u.test(domain) || /^\p{ASCII}*$/u.test(domain))
    return address;
  const url = `http://${domain}`;
  return URL.canParse(url) ? address.slice(0, at) + new URL(url).hostname : address;
}
