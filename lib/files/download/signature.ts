import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** The original, or the small copy. */
export type Variant = "original" | "thumbnail";

/** Within one window an address stays the same, so that browsers can cache what is behind it. */
const WINDOW_SECONDS = 10 * 60;

type Signed = { fileId: string; variant: Variant; sessionId: string };

/**
 * A signed address, which works without a cookie for 10 to 20 minutes, and no longer than the session for which it was
 * made, or than its person may see the file. `now` in milliseconds.
 */
export function signedUrl({ fileId, variant, sessionId }: Signed, now = Date.now()): string {
  const expires = (Math.floor(now / 1000 / WINDOW_SECONDS) + 2) * WINDOW_SECONDS;
  const token = `${expires}.${sessionId}.${sign(fileId, variant, sessionId, expires)}`;
  return `/api/files/${fileId}/content?variant=${variant}&token=${token}`;
}

/** The session of a token that is one of ours for this file and hasn't expired. The caller checks what it may see. */
export function sessionOf(fileId: string, variant: Variant, token: string, now = Date.now()): string | null {
  const [, expires, sessionId, signature] = /^(\d{1,12})\.([\da-f-]{36})\.([\w-]{43})$/.exec(token) ?? [];
  if (!expires || !sessionId || !signature || Number(expires) * 1000 < now) return null;
  const expected = sign(fileId, variant, sessionId, Number(expires));
  return timingSafeEqual(Buffer.from(expected), Buffer.from(signature)) ? sessionId : null;
}

const sign = (...parts: [fileId: string, variant: Variant, sessionId: string, expires: number]) =>
  createHmac("sha256", env().AUTH_SECRET)
    .update(`guildhall:file:${parts.join(":")}`)
    .digest("base64url");
