import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { AppError } from "./errors";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** What to do about a name that isn't known. */
export const UNKNOWN_HOST =
  "This Guildhall doesn’t go by that name. Open it by its own address. If this is the one that people should open, its administrator sets APP_URL to it; ALLOWED_HOSTS is only for the inner name that a proxy asks with.";

/**
 * Whether a request asks for us by a name of ours: the host of APP_URL, loopback, or one of ALLOWED_HOSTS. Any other is
 * a foreign name that points here, or a proxy's inner one, and is logged. Browsers always send one.
 */
export function isKnownHost(host: string | null): boolean {
  if (host === null) return true;
  const hostname = hostnameOf(host);
  const { APP_URL, ALLOWED_HOSTS } = env();
  const isKnown =
    hostname === new URL(APP_URL).hostname || [...LOOPBACK, ...ALLOWED_HOSTS].includes(hostname ?? "");
  if (!isKnown) logRefused(hostname ?? host);
  return isKnown;
}

function hostnameOf(host: string): string | null {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname : null;
}

/** Names that have been logged. Strangers choose them, so there is a limit to them. */
const logged = new Set<string>();
const MAX_LOGGED = 50;

function logRefused(name: string): void {
  const host = name.slice(0, 255);
  if (logged.has(host) || logged.size >= MAX_LOGGED) return;
  logged.add(host);
  log.warn(
    { host },
    "refused a name: APP_URL has another, and ALLOWED_HOSTS doesn't have a proxy's inner name",
  );
}

/** Probes ask by the address of a container. */
const FOR_PROBES = ["/api/health", "/api/ready"];

/** @throws AppError forbidden */
export function assertKnownHost(request: Request): void {
  if (FOR_PROBES.includes(new URL(request.url).pathname)) return;
  if (isKnownHost(request.headers.get("host"))) return;
  throw new AppError("forbidden", UNKNOWN_HOST);
}
