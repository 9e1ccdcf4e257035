import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { readCookie } from "./cookie";
import { newToken } from "./tokens";

/** How long a browser is remembered after a sign-in. */
const LIFE_SECONDS = 180 * 24 * 60 * 60;

const isSecure = () => env().APP_URL.startsWith("https://");
const cookieName = () => (isSecure() ? "__Host-guildhall-device" : "guildhall-device");

/**
 * The Set-Cookie value by which this browser is known as one that a person has signed in with. It lets nobody in: it
 * only counts guesses apart from those of strangers.
 */
export function deviceCookie(userId: string): string {
  const name = newToken().slice(0, 22);
  const expires = Math.floor(Date.now() / 1000) + LIFE_SECONDS;
  const value = `${name}.${expires}.${sign(userId, name, expires)}`;
  return `${cookieName()}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${LIFE_SECONDS}${isSecure() ? "; Secure" : ""}`;
}

/** The name of the device that a request comes from, where it is known as the person's. */
export function knownDevice(cookies: string | null, userId: string): string | null {
  const value = readCookie(cookies, cookieName()) ?? "";
  const [, name, expires, signature] = /^([\w-]{22})\.(\d{1,12})\.([\w-]{43})$/.exec(value) ?? [];
  if (!name || !signature || Number(expires) * 1000 < Date.now()) return null;
  const expected = sign(userId, name, Number(expires));
  return timingSafeEqual(Buffer.from(expected), Buffer.from(signature)) ? name : null;
}

const sign = (...parts: [userId: string, name: string, expires: number]) =>
  createHmac("sha256", env().AUTH_SECRET)
    .update(`guildhall:device:${parts.join(":")}`)
    .digest("base64url");
