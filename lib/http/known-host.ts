import { env } from "@/lib/env";
import { AppError } from "./errors";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** What to do about a name that isn't known. */
export const UNKNOWN_HOST =
  "This Guildhall doesn’t go by that name. Open it by its own address, or add the name to ALLOWED_HOSTS.";

/**
 * Whether a request asks for us by a name of ours: the host of APP_URL, loopback, or one of ALLOWED_HOSTS. Any other is
 * a foreign name that points here. Browsers always send one.
 */
export function isKnownHost(host: string | null): boolean {
  if (host === null) return true;
  const url = `http://${host}`;
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  const { APP_URL, ALLOWED_HOSTS } = env();
  return hostname === new URL(APP_URL).hostname || [...LOOPBACK, ...ALLOWED_HOSTS].includes(hostname);
}

/** Probes ask by the address of a container. */
const FOR_PROBES = ["/api/health", "/api/ready"];

/** @throws AppError forbidden */
export function assertKnownHost(request: Request): void {
  if (isKnownHost(request.headers.get("host"))) return;
  if (FOR_PROBES.includes(new URL(request.url).pathname)) return;
  throw new AppError("forbidden", UNKNOWN_HOST);
}
