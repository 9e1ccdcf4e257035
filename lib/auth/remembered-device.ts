import type { Transaction } from "@/lib/db";
import { isSecure, readCookie } from "./cookie";
import { inSeconds } from "./session-store";
import { hashToken, newToken } from "./tokens";

/** For how long a browser isn't asked for the second factor, where the person wants that. */
const LIFE_SECONDS = 30 * 24 * 60 * 60;

const cookieName = () => (isSecure() ? "__Host-guildhall-remembered" : "guildhall-remembered");

/** Remembers a browser. Returns the Set-Cookie value. */
export async function rememberDevice(tx: Transaction, userId: string): Promise<string> {
  const token = newToken();
  const expires = inSeconds(LIFE_SECONDS);
  await tx.rememberedDevice.create({ data: { userId, tokenHash: hashToken(token), expires } });
  return `${cookieName()}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${LIFE_SECONDS}${isSecure() ? "; Secure" : ""}`;
}

/** @param cookies the request's Cookie header */
export async function isRemembered(tx: Transaction, userId: string, cookies: string | null) {
  const token = readCookie(cookies, cookieName());
  if (!token) return false;
  const where = { userId, tokenHash: hashToken(token), expires: { gt: new Date() } };
  return (await tx.rememberedDevice.count({ where })) > 0;
}

/** Each browser of the person is asked again. */
export async function forgetDevices(tx: Transaction, userId: string): Promise<void> {
  await tx.rememberedDevice.deleteMany({ where: { userId } });
}
