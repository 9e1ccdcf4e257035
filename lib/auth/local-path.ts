/** The path to open after signing in: `next` if it is a path of this site, else the start page. */
export function localPath(next: string | string[] | null | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/")) return "/";
  const base = "http://guildhall.invalid";
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  // "/.//evil.example" is a path here, but normalized it names another host.
  if (url?.origin !== base || url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search + url.hash;
}

/** The address to return to, of whatever type it was given: a page of this site, else its start page. */
export function localAddress(given: unknown, origin: string): string {
  if (typeof given !== "string") return origin;
  const url = URL.canParse(given) ? new URL(given) : null;
  return url?.origin === origin ? url.href : new URL(localPath(given), origin).href;
}
