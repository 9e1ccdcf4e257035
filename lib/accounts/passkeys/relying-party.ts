import { isIP } from "node:net";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";

/** What authenticators bind passkeys to: the host name of APP_URL. Moving the instance to another loses them all. */
export function relyingParty() {
  const { origin, hostname } = new URL(env().APP_URL);
  return { id: hostname, name: "Guildhall", origin };
}

/** Browsers make no passkeys for an IP address, nor without HTTPS except on localhost. */
export function arePasskeysOffered(): boolean {
  const { protocol, hostname } = new URL(env().APP_URL);
  if (isIP(hostname.replace(/^\[(.*)\]$/, "$1"))) return false;
  return protocol === "https:" || hostname === "localhost" || hostname.endsWith(".localhost");
}

/** @throws AppError unavailable where browsers make none */
export function assertPasskeysOffered(): void {
  if (!arePasskeysOffered())
    throw new AppError("unavailable", "Passkeys need an address with a name and HTTPS: set APP_URL.");
}
