import { createECDH } from "node:crypto";
import { importJWK, SignJWT } from "jose";
import { env } from "@/lib/env";

/** The public key that browsers subscribe with; null where this instance has no keys, and so no web push. */
export const vapidPublicKey = (): string | null => env().VAPID_PUBLIC_KEY ?? null;

/** The Authorization header that proves to a push service who sends the message (VAPID, RFC 8292). */
export async function vapidAuthorization(endpoint: string): Promise<string> {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT, APP_URL } = env();
  if (!VAPID_PUBLIC_KEY || !VAPID_PRIVATE_KEY) throw new Error("web push has no keys");
  const token = await new SignJWT()
    .setProtectedHeader({ typ: "JWT", alg: "ES256" })
    .setAudience(new URL(endpoint).origin)
    .setExpirationTime("12h")
    // Push services refuse a subject that can't be reached from outside.
    .setSubject(VAPID_SUBJECT ?? (APP_URL.startsWith("https:") ? APP_URL : "mailto:admin@localhost"))
    .sign(await importJWK(toJwk(VAPID_PRIVATE_KEY), "ES256"));
  return `vapid t=${token}, k=${VAPID_PUBLIC_KEY}`;
}

/** Keys are stored as web push writes them: the private number alone in base64url. */
function toJwk(d: string) {
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(Buffer.from(d, "base64url"));
  const point = pair.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
  return { kty: "EC", crv: "P-256", d, x, y };
}
