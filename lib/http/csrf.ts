import { env } from "@/lib/env";
import { AppError } from "./errors";

/** Origins whose pages may write with the cookie: the app's own, under either name of loopback on a local instance. */
export function isOwnOrigin(origin: string | null): boolean {
  if (!origin) return false;
  const own = new URL(env().APP_URL);
  if (origin === own.origin) return true;
  const loopback = ["localhost", "127.0.0.1", "[::1]"];
  if (!loopback.includes(own.hostname)) return false;
  const given = URL.canParse(origin) ? new URL(origin) : null;
  return (
    !!given && loopback.includes(given.hostname) && given.port === own.port && given.protocol === own.protocol
  );
}

/**
 * Refuses a cookie-authenticated write that another site's page may have made. Every browser of today sends Origin
 * with such a request.
 * @throws AppError forbidden
 */
export function assertSameOrigin(request: Request): void {
  if (isOwnOrigin(request.headers.get("origin"))) return;
  throw new AppError(
    "forbidden",
    "This request didn't come from a page of this Guildhall. Check APP_URL if it did.",
  );
}
