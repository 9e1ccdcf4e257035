import type { Transaction } from "@/lib/db";
import { isSecure, readCookie } from "./cookie";
import type { Door } from "./doors";
import { inSeconds } from "./session-store";
import { hashToken, newToken } from "./tokens";

const LIFE_SECONDS = 5 * 60;

const cookieName = () => (isSecure() ? "__Host-guildhall-pending" : "guildhall-pending");

/** The Set-Cookie value of a sign-in whose second factor is due; null ends it. */
export function pendingCookie(token: string | null): string {
  const life = token === null ? 0 : LIFE_SECONDS;
  return `${cookieName()}=${token ?? ""}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${life}${isSecure() ? "; Secure" : ""}`;
}

/** @returns the cookie's value, which is kept nowhere */
export async function createPending(tx: Transaction, userId: string, door: Door): Promise<string> {
  const token = newToken();
  const expires = inSeconds(LIFE_SECONDS);
  await tx.pendingSignIn.create({ data: { userId, door, tokenHash: hashToken(token), expires } });
  return token;
}

const pendingOf = (cookies: string | null) => {
  const token = readCookie(cookies, cookieName());
  return token ? { tokenHash: hashToken(token), expires: { gt: new Date() } } : null;
};

type Pending = { userId: string; door: Door };

/** Whose sign-in waits in this browser, and by which way in. */
export async function findPending(tx: Transaction, cookies: string | null): Promise<Pending | null> {
  const where = pendingOf(cookies);
  const found = where && (await tx.pendingSignIn.findUnique({ where, select: { userId: true, door: true } }));
  return found && { userId: found.userId, door: found.door as Door };
}

/** Ends the waiting sign-in that this browser has: of many at once, one gets it. */
export async function takePending(tx: Transaction, userId: string, cookies: string | null) {
  const where = pendingOf(cookies);
  return where !== null && (await tx.pendingSignIn.deleteMany({ where: { ...where, userId } })).count === 1;
}
