import { createECDH, createPrivateKey, sign } from "node:crypto";
import { env } from "@/lib/env";

const LIFETIME_SECONDS = 12 * 60 * 60;

/** The public key a browser subscribes with; null where this instance has no keys, and so no web push. */
export const vapidPublicKey = (): string | null => env().VAPID_PUBLIC_KEY ?? null;

/** Proves to a push service that the message comes from us (VAPID, RFC 8292): the Authorization header. */
export function vapidAuthorization(endpoint: string): string {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT, APP_URL } = env();
  if (!VAPID_PUBLIC_KEY || !VAPID_PRIVATE_KEY) throw new Error("web push has no keys");
  // Push services refuse a subject that nobody outside can reach us by.
  const subject = VAPID_SUBJECT ?? (APP_URL.startsWith("https:") ? APP_URL : "mailto:admin@localhost");
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = {
    aud: new URL(endpoint).origin,
    exp: Math.floor(Date.now() / 1000) + LIFETIME_SECONDS,
    sub: subject,
  };
  const unsigned = `${encode({ typ: "JWT", alg: "ES256" })}.${encode(claims)}`;
  const key = toPrivateKey(VAPID_PRIVATE_KEY);
  const signature = sign("sha256", Buffer.from(unsigned), { key, dsaEncoding: "ieee-p1363" });
  return `vapid t=${unsigned}.${signature.toString("base64url")}, k=${VAPID_PUBLIC_KEY}`;
}

/** Keys are kept as web push writes them: the bare numbers in base64url. */
function toPrivateKey(d: string) {
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(Buffer.from(d, "base64url"));
  const point = pair.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
  return createPrivateKey({ key: { kty: "EC", crv: "P-256", d, x, y }, format: "jwk" });
}
