import type { NextAuthOptions } from "next-auth";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";
import { log } from "@/lib/log";
import type { Actor } from "./actor";
import { authAdapter } from "./adapter";
import { SESSION_SECONDS, sessionCookieName } from "./cookie";
import { gitHubProvider, isGitHubConfigured } from "./github";
import { localPath } from "./local-path";
import type { Client } from "./session-store";

/**
 * NextAuth answers 500 where the page to return to isn't one of http, and takes it from the query or its cookie.
 * @throws AppError invalid_input
 */
export function assertReturnAddress(request: Request): void {
  const cookies = request.headers.get("cookie")?.split(";") ?? [];
  const kept = cookies.map((cookie) => /^\s*(?:__Secure-)?next-auth\.callback-url=(.*)$/.exec(cookie)?.[1]);
  const given = [...new URL(request.url).searchParams.getAll("callbackUrl"), ...kept.map(decoded)];
  if (given.every((address) => !address || isReturnAddress(address))) return;
  throw new AppError("invalid_input", "callbackUrl: must be the address of a page here");
}

function decoded(value: string | undefined): string | undefined {
  try {
    return value && decodeURIComponent(value);
  } catch {
    return value;
  }
}

function isReturnAddress(address: string): boolean {
  const { origin } = new URL(env().APP_URL);
  return (
    localPath(address) !== "/" ||
    address === "/" ||
    (URL.canParse(address) && new URL(address).origin === origin)
  );
}

/**
 * NextAuth's settings for one request. Passwords don't pass through it: it can't make database sessions for them.
 * @param actor the person who is signed in already: they connect GitHub to their account
 */
export function authOptions(client: Client, actor: Actor | null): NextAuthOptions {
  const { APP_URL, AUTH_SECRET } = env();
  // NextAuth takes its address from the environment only.
  process.env.NEXTAUTH_URL = APP_URL;
  const secure = APP_URL.startsWith("https://");
  return {
    secret: AUTH_SECRET,
    adapter: authAdapter(client),
    providers: isGitHubConfigured() ? [gitHubProvider()] : [],
    session: { strategy: "database", maxAge: SESSION_SECONDS },
    useSecureCookies: secure,
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure },
      },
    },
    pages: { signIn: "/sign-in", signOut: "/settings", error: "/sign-in" },
    callbacks: {
      signIn: ({ user }) => {
        if (!user.email) return "/sign-in?error=NoVerifiedEmail";
        // Else an attacker could register another person's address, connect a GitHub account, and keep that access.
        if (actor && !actor.emailVerified) return "/sign-in?error=EmailNotVerified";
        return true;
      },
      session: ({ session, user }) => ({
        expires: session.expires,
        user: { id: user.id, name: user.name, image: user.image },
      }),
    },
    logger: {
      // The metadata can hold tokens and addresses; the code says enough.
      error: (code) => log.error({ code }, "sign-in failed"),
      warn: (code) => log.debug({ code }, "NextAuth warning"),
      debug: () => {},
    },
  };
}
