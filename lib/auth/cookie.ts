import { env } from "@/lib/env";

/** A browser session lasts 30 days from its last use. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

export const isSecure = () => env().APP_URL.startsWith("https://");

/** NextAuth's own cookie name, so that its sign-in (GitHub) and ours (password) make the same session. */
export const sessionCookieName = () =>
  isSecure() ? "__Secure-next-auth.session-token" : "next-auth.session-token";

/** The value of one cookie of a Cookie header. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of header?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** The Set-Cookie value that signs a browser in, or out when `token` is null. */
export function sessionCookie(token: string | null): string {
  const life = token === null ? "Max-Age=0" : `Max-Age=${SESSION_SECONDS}`;
  return `${sessionCookieName()}=${token ?? ""}; Path=/; HttpOnly; SameSite=Lax; ${life}${isSecure() ? "; Secure" : ""}`;
}
