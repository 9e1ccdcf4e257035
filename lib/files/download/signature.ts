import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/** The original, or the small copy. */
export type Variant = "original" | "thumbnail";

/** Within one window an address stays the same, so that browsers can cache what is behind it. */
const WINDOW_SECONDS = 10 * 60;

type Signed = { fileId: string; variant: Variant; userId: string };

/**
 * A signed address, which works without signing in for 10 to 20 minutes, and no longer than its person may see the file.
 * `now` in milliseconds.
 */
export function signedUrl({ fileId, variant, userId }: Signed, now = Date.now()): string {
  const expires = (Math.floor(now / 1000 / WINDOW_SECONDS) + 2) * WINDOW_SECONDS;
  const token = `${expires}.${userId}.${sign(fileId, variant, userId, expires)}`;
  return `/api/files/${fileId}/content?variant=${variant}&token=${token}`;
}

/** Whose a token is, where it is one of ours for this file and hasn't expired. The caller checks what they may see. */
export function signerOf(fileId: string, variant: Variant, token: string, now = Date.now()): string | null {
  const [, expires, userId, signature] = /^(\d{1,12})\.([\da-f-]{36})\.([\w-]{43})$/.exec(token) ?? [];
  if (!expires || !userId || !signature || Number(expires) * 1000 < now) return null;
  const expected = sign(fileId, variant, userId, Number(expires));
  return timingSafeEqual(Buffer.from(expected), Buffer.from(signature)) ? userId : null;
}

const sign = (...parts: [fileId: string, variant: Variant, userId: string, expires: number]) =>
  createHmac("sha256", env().AUTH_SECRET)
    .update(`guildhall:file:${parts.join(":")}`)
    .digest("base64url");
