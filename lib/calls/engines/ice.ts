import { createHmac } from "node:crypto";
import { env } from "@/lib/env";

/** How long the credentials of one connection open new relays; what is open stays. */
const TURN_SECONDS = 600;

/**
 * The STUN and TURN servers of a connection, with a user name and password that the TURN server checks by the secret
 * that it shares with us (`use-auth-secret` of coturn). None by default: a server of others would learn of each call.
 */
export function iceServers(userId: string, now = Date.now()) {
  const { STUN_URLS = [], TURN_URLS = [], TURN_SECRET } = env();
  const stun = STUN_URLS.length > 0 ? [{ urls: STUN_URLS }] : [];
  if (TURN_URLS.length === 0 || !TURN_SECRET) return { iceServers: stun, expiresAt: null };
  const expires = Math.floor(now / 1000) + TURN_SECONDS;
  return {
    iceServers: [...stun, { urls: TURN_URLS, ...turnCredential(TURN_SECRET, expires, userId) }],
    expiresAt: new Date(expires * 1000).toISOString(),
  };
}

export function turnCredential(secret: string, expires: number, userId: string) {
  const username = `${expires}:${userId}`;
  return { username, credential: createHmac("sha1", secret).update(username).digest("base64") };
}
