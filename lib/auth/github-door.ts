import { headers } from "next/headers";
import { db, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { type Entered, type Entry, enter } from "./enter";
import { deviceCookie } from "./known-device";
import { pendingCookie } from "./pending";

export type GitHubClient = Entry["client"] & { responseHeaders: Headers };
type GitHubAccount = { provider: string; providerAccountId: string } | null;

/** How a sign-in through NextAuth ends in `enter`, for one request. */
export function gitHubDoor(client: GitHubClient) {
  let entered: { userId: string; session: string } | null = null;

  const enterAs = (userId: string): Promise<Entered> =>
    transaction((tx) => enter(tx, { userId, door: "github", client, former: null }));

  return {
    /** Asked before NextAuth makes a session: true, or the path to go to instead. */
    async open(account: GitHubAccount): Promise<true | string> {
      const userId = account && (await ownerOf(account));
      // A new person has no second factor; whether they may come in is asked in `enter` below.
      if (!userId) return true;
      try {
        const result = await enterAs(userId);
        if ("session" in result) entered = { userId, session: result.session };
        else client.responseHeaders.append("set-cookie", pendingCookie(result.pending));
        return "session" in result ? true : secondStep();
      } catch (error) {
        if (error instanceof AppError && error.details?.reason === "sso_only")
          return "/sign-in?error=SsoOnly";
        throw error;
      }
    },
    /** The value of the session's cookie. */
    async enter(userId: string): Promise<string> {
      const result = entered?.userId === userId ? entered : await enterAs(userId);
      if (!("session" in result)) throw new Error("a second factor is due");
      client.responseHeaders.append("set-cookie", deviceCookie(userId));
      return result.session;
    },
  };
}

async function ownerOf({ provider, providerAccountId }: NonNullable<GitHubAccount>): Promise<string | null> {
  const where = { provider_providerAccountId: { provider, providerAccountId } };
  return (await db().account.findUnique({ where, select: { userId: true } }))?.userId ?? null;
}

/** NextAuth keeps the page to return to in a cookie of its own. */
async function secondStep(): Promise<string> {
  const kept = /next-auth\.callback-url=([^;]+)/.exec((await headers()).get("cookie") ?? "")?.[1] ?? "";
  const address = URL.canParse(decodeURIComponent(kept)) ? new URL(decodeURIComponent(kept)) : null;
  const next = address ? address.pathname + address.search : "/";
  return `/sign-in/second-step?next=${encodeURIComponent(next)}`;
}
