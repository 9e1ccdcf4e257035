/**
 * The address of a request with each percent sign that escapes nothing escaped itself, in its path: what isn't there is
 * then answered like any other address that isn't, where Next would fail at decoding it.
 */
export function repairAddress(address: string): string {
  const at = address.search(/[?#]/);
  const path = at < 0 ? address : address.slice(0, at);
  const repaired = path
    .split("/")
    .map((part) => (isDecodable(part) ? part : part.replaceAll("%", "%25")))
    .join("/");
  return repaired + address.slice(path.length);
}

function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
