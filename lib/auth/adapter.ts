import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Adapter, AdapterAccount, AdapterUser } from "next-auth/adapters";
import { db, transaction } from "@/lib/db";
import { PersonName } from "@/lib/http/schema";
import { normalizeAddress } from "@/lib/mail/address";
import { claimInstance } from "./instance-role";
import { endSessions } from "./session-store";
import { hashToken } from "./tokens";

const USER = { id: true, name: true, email: true, emailVerified: true, image: true } as const;

const noEmail = () => {
  throw new Error("a GitHub account without a verified e-mail address can't be used");
};

/** A name that fits our rules, from whatever GitHub has. */
function personName(name: string | null | undefined, email: string): string {
  const cleaned = name?.replace(/\p{C}/gu, " ").trim().slice(0, 80);
  return PersonName.safeParse(cleaned).data ?? email.split("@")[0] ?? "Somebody";
}

/**
 * Prisma's adapter for NextAuth, with four things of our own: the database holds only hashes of session tokens, user
 * rows never leave whole, outside accounts are kept without their access tokens, which we have no use for, and a
 * sign-in ends in `enter`, as every door.
 */
export function authAdapter(enter: (userId: string) => Promise<string>): Adapter {
  const base = PrismaAdapter(db() as never) as Adapter;
  const toRow = (token: string) => ({ sessionToken: hashToken(token) });
  return {
    ...base,
    // Only GitHub makes users here, and only with an e-mail that GitHub has verified.
    createUser: ({ name, email, image }: Omit<AdapterUser, "id">) =>
      transaction(async (tx) => {
        const data = {
          email: normalizeAddress(email ?? noEmail()),
          name: personName(name, email),
          image,
          emailVerified: new Date(),
        };
        const user = await tx.user.create({ data, select: USER });
        await claimInstance(tx, user.id);
        return user;
      }),
    getUser: (id) => db().user.findUnique({ where: { id }, select: USER }),
    getUserByEmail: (email) =>
      db().user.findUnique({ where: { email: normalizeAddress(email) }, select: USER }),
    getUserByAccount: async ({ provider, providerAccountId }) => {
      const where = { provider_providerAccountId: { provider, providerAccountId } };
      const account = await db().account.findUnique({ where, select: { user: { select: USER } } });
      return account?.user ?? null;
    },
    linkAccount: async ({ userId, provider, providerAccountId, type, scope }: AdapterAccount) => {
      await db().account.create({ data: { userId, provider, providerAccountId, type, scope } });
    },
    // The cookie's value is that of our own session, not the one that NextAuth proposes.
    createSession: async ({ userId, expires }) => ({ sessionToken: await enter(userId), userId, expires }),
    getSessionAndUser: async (sessionToken) => {
      const found = await db().session.findUnique({
        where: { ...toRow(sessionToken), kind: "BROWSER" },
        select: { userId: true, expires: true, user: { select: USER } },
      });
      return (
        found && { session: { sessionToken, userId: found.userId, expires: found.expires }, user: found.user }
      );
    },
    updateSession: async ({ sessionToken, expires }) => {
      const { count } = await db().session.updateMany({ where: toRow(sessionToken), data: { expires } });
      return count && expires ? { sessionToken, expires, userId: "" } : null;
    },
    deleteSession: async (sessionToken) => {
      await transaction((tx) => endSessions(tx, toRow(sessionToken)));
    },
  };
}
