import { db, type Transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { publishControl } from "@/lib/realtime/publish";
import { SESSION_SECONDS } from "./cookie";
import { hashToken, newToken } from "./tokens";

/** The origin of a sign-in, shown in the list of sessions. */
export type Client = { userAgent: string | null; ip: string | null };

export const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

/** Signs a browser in. `token` is the cookie's value, which is kept nowhere. */
export async function createBrowserSession(tx: Transaction, userId: string, client: Client) {
  const token = newToken();
  const { userAgent, ip } = client;
  const { id } = await tx.session.create({
    data: { userId, userAgent, ip, sessionToken: hashToken(token), expires: inSeconds(SESSION_SECONDS) },
    select: { id: true },
  });
  return { id, token };
}

/** Whose a session is that hasn't ended, for what was made for it. */
export function findLiveSession(id: string): Promise<{ userId: string } | null> {
  return db().session.findUnique({ where: { id, expires: { gt: new Date() } }, select: { userId: true } });
}

/**
 * Ends sessions, with the sockets and documents that were opened by them: the nodes notify those, then close them.
 * @returns how many
 */
export async function endSessions(tx: Transaction, where: Prisma.SessionWhereInput): Promise<number> {
  const sessions = await tx.session.findMany({ where, select: { id: true } });
  const sessionIds = sessions.map(({ id }) => id);
  if (sessionIds.length === 0) return 0;
  await tx.session.deleteMany({ where: { id: { in: sessionIds } } });
  await publishControl(tx, { kind: "session", sessionIds });
  return sessionIds.length;
}
