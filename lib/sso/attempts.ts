import { isSecure, readCookie } from "@/lib/auth/cookie";
import { inSeconds } from "@/lib/auth/session-store";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { db, transaction } from "@/lib/db";
import type { SsoAttempt } from "@/lib/generated/prisma/client";

const LIFE_SECONDS = 10 * 60;
/** Of one browser; the oldest go. */
const MAX_OPEN = 20;
const BROWSER_SECONDS = 24 * 60 * 60;

const cookieName = () => (isSecure() ? "__Host-guildhall-sso" : "guildhall-sso");

type NewAttempt = { providerId: string; next: string; linkUserId: string | null };

/**
 * Begins a visit to a provider. Each tab has a state of its own; one cookie, for all of them, binds them to the browser.
 * @returns the state, and the Set-Cookie value
 */
export async function startAttempt(attempt: NewAttempt, cookies: string | null) {
  const state = newToken();
  const browser = browserOf(cookies) ?? newToken();
  const browserHash = hashToken(browser);
  await transaction(async (tx) => {
    const old = await tx.ssoAttempt.findMany({
      where: { browserHash },
      orderBy: { createdAt: "desc" },
      skip: MAX_OPEN - 1,
      select: { hash: true },
    });
    await tx.ssoAttempt.deleteMany({ where: { hash: { in: old.map(({ hash }) => hash) } } });
    await tx.ssoAttempt.create({
      data: { ...attempt, browserHash, hash: hashToken(state), expires: inSeconds(LIFE_SECONDS) },
    });
  });
  const cookie = `${cookieName()}=${browser}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${BROWSER_SECONDS}${isSecure() ? "; Secure" : ""}`;
  return { state, cookie };
}

function browserOf(cookies: string | null): string | null {
  const value = readCookie(cookies, cookieName()) ?? "";
  return /^[\w-]{43}$/.test(value) ? value : null;
}

/**
 * The attempt that a provider's answer belongs to, if it is this browser's; used from now on. Of answers at once, one
 * finds it unused.
 */
export async function takeAttempt(
  state: string,
  cookies: string | null,
): Promise<(SsoAttempt & { isFirstUse: boolean }) | null> {
  const browser = browserOf(cookies);
  if (!browser) return null;
  const where = { hash: hashToken(state), browserHash: hashToken(browser) };
  const { count } = await db().ssoAttempt.updateMany({
    where: { ...where, usedAt: null, expires: { gt: new Date() } },
    data: { usedAt: new Date() },
  });
  const attempt = await db().ssoAttempt.findFirst({ where });
  return attempt && { ...attempt, isFirstUse: count === 1 };
}
