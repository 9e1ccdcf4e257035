import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";
import { log } from "@/lib/log";
import type { Actor } from "./actor";
import { authAdapter } from "./adapter";
import { SESSION_SECONDS, sessionCookieName } from "./cookie";
import { assertFresh } from "./fresh";
import { gitHubProvider, isGitHubConfigured } from "./github";
import { type GitHubClient, gitHubDoor } from "./github-door";
import { localAddress } from "./local-path";

/**
 * NextAuth answers 500 to a body that it can't read, and to a page to return to that isn't a path or an address of http.
 * @throws AppError invalid_input
 */
export async function assertReadable(request: Request): Promise<void> {
  const given = new URL(request.url).searchParams.getAll("callbackUrl");
  if (!given.every((address) => address === "" || isWebAddress(address)))
    throw new AppError("invalid_input", "callbackUrl: must be the address of a page here");
  if (request.method !== "POST" || !request.headers.get("content-type")?.includes("application/json")) return;
  await request
    .clone()
    .json()
    .catch(() => {
      throw new AppError("invalid_input", "The body isn't valid JSON.");
    });
}

/**
 * Hides a page to return to that NextAuth would answer 500 for. Cookies ignore ports: another application on the same
 * host may have set it.
 */
export async function dropForeignReturnAddress(): Promise<void> {
  const jar = await cookies();
  const kept = jar.get(returnCookieName())?.value;
  if (kept && !isWebAddress(kept)) jar.delete(returnCookieName());
}

const isSecure = () => env().APP_URL.startsWith("https://");
const returnCookieName = () => `${isSecure() ? "__Secure-" : ""}next-auth.callback-url`;

function isWebAddress(address: string): boolean {
  const base = address.startsWith("/") ? env().APP_URL : undefined;
  return URL.canParse(address, base) && /^https?:$/.test(new URL(address, base).protocol);
}

/**
 * NextAuth's settings for one request. Passwords don't pass through it: it can't make database sessions for them.
 * @param actor the person who is signed in already: they connect GitHub to their account
 */
export function authOptions(client: GitHubClient, actor: Actor | null): NextAuthOptions {
  const { APP_URL, AUTH_SECRET } = env();
  // NextAuth takes its address from the environment only.
  process.env.NEXTAUTH_URL = APP_URL;
  const secure = isSecure();
  const door = gitHubDoor(client);
  return {
    secret: AUTH_SECRET,
    adapter: authAdapter(door.enter),
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
      signIn: async ({ user, account }) => {
        if (!user.email) return "/sign-in?error=NoVerifiedEmail";
        // Else an attacker could register another person's address, connect a GitHub account, and keep that access.
        if (actor && !actor.emailVerified) return "/sign-in?error=EmailNotVerified";
        if (!actor) return door.open(account);
        const isFresh = await assertFresh(actor).then(
          () => true,
          () => false,
        );
        return isFresh || "/sign-in?error=NotFresh";
      },
      redirect: ({ url }) => localAddress(url, new URL(APP_URL).origin),
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
