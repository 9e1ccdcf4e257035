import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** The original, or the small copy. */
export type Variant = "original" | "thumbnail";

/** Within one window an address stays the same, so that browsers can cache what is behind it. */
const WINDOW_SECONDS = 10 * 60;

/** A signed address that works without access for 10 to 20 minutes. `now` in milliseconds. */
export function signedUrl(fileId: string, variant: Variant, now = Date.now()): string {
  const expires = (Math.floor(now / 1000 / WINDOW_SECONDS) + 2) * WINDOW_SECONDS;
  return `/api/files/${fileId}/content?variant=${variant}&token=${expires}.${sign(fileId, variant, expires)}`;
}

/** Whether a token is one of ours for this file, and still holds. */
export function isSigned(fileId: string, variant: Variant, token: string, now = Date.now()): boolean {
  const [, expires, signature] = /^(\d{1,12})\.([\w-]{43})$/.exec(token) ?? [];
  if (!expires || !signature || Number(expires) * 1000 < now) return false;
  return timingSafeEqual(Buffer.from(sign(fileId, variant, Number(expires))), Buffer.from(signature));
}

const sign = (...parts: [fileId: string, variant: Variant, expires: number]) =>
  createHmac("sha256", env().AUTH_SECRET)
    .update(`guildhall:file:${parts.join(":")}`)
    .digest("base64url");
