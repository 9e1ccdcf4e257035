import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { enter } from "@/lib/auth/enter";
import { isLocalVisit } from "@/lib/auth/local-visit";
import { forgetDevices } from "@/lib/auth/remembered-device";
import { type Client, endSessions } from "@/lib/auth/session-store";
import { db, transaction } from "@/lib/db";
import type { SessionKind } from "@/lib/generated/prisma/enums";
import { notFound } from "@/lib/http/errors";
import { cursorId, type PageQuery, toPage } from "@/lib/http/pagination";
import { DEMO_PEOPLE, isDemoEmail } from "../demo";
import { checkCredentials, holdPassword, type Visitor } from "../passwords/service";

/** @returns the value of the session's cookie, or of the pending sign-in's, and whose it is */
export async function signIn(
  credentials: { email: string; password: string },
  client: Client & Visitor,
  former: Actor | null,
) {
  const user = await checkCredentials(credentials, client);
  const entered = await transaction(async (tx) => {
    await holdPassword(tx, user);
    return enter(tx, { userId: user.id, door: "password", client, former });
  });
  return { ...entered, userId: user.id };
}

/**
 * Signs in as one of the demo people, without a password. `client.host` is the request's Host header.
 * @throws AppError not_found anywhere but on a local instance with the demo workspace
 */
export async function signInToDemo(
  email: string,
  client: Client & Visitor & { host: string | null },
  former: Actor | null,
) {
  const isOffered = isLocalVisit(client.host) && isDemoEmail(email);
  const user = isOffered ? await db().user.findUnique({ where: { email }, select: { id: true } }) : null;
  if (!user) throw notFound("demo account");
  const entered = await transaction((tx) => enter(tx, { userId: user.id, door: "demo", client, former }));
  return { ...entered, userId: user.id };
}

/**
 * The demo people to offer on the sign-in page: none anywhere but on a local instance with the demo workspace.
 * @param host the request's Host header
 */
export async function listDemoPeople(host: string | null): Promise<{ name: string; email: string }[]> {
  if (!isLocalVisit(host)) return [];
  const email = { in: DEMO_PEOPLE.map((person) => person.email) };
  return db().user.findMany({
    where: { email },
    select: { name: true, email: true },
    orderBy: { email: "asc" },
  });
}

/** Ends the session the caller is signed in with. */
export async function signOut(actor: Actor): Promise<void> {
  await transaction((tx) => endSessions(tx, { id: actor.sessionId }));
}

/** My sessions that haven't expired, the newest sign-in first. */
export async function listSessions(actor: Actor, { cursor, limit }: z.output<typeof PageQuery>) {
  const before = cursorId(cursor);
  const rows = await db().session.findMany({
    // Keys have a list of their own.
    where: {
      ...{ userId: actor.userId, kind: { in: ["BROWSER", "PROGRAM"] }, expires: { gt: new Date() } },
      ...(before && { id: { lt: before } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const { items, nextCursor } = toPage(rows, limit, (row) => row.id);
  // Uses are stored every few minutes, and this is one.
  const now = new Date();
  const own = (row: { id: string; lastSeenAt: Date }) =>
    row.id === actor.sessionId ? { isCurrent: true, lastSeenAt: now } : { isCurrent: false };
  const kindOf = ({ kind }: { kind: SessionKind }) => (kind === "PROGRAM" ? kind : "BROWSER");
  return { items: items.map((row) => ({ ...row, ...own(row), kind: kindOf(row) })), nextCursor };
}

/** @throws AppError not_found when it isn't one of mine */
export async function endSession(actor: Actor, sessionId: string): Promise<void> {
  const ended = await transaction((tx) => endSessions(tx, { id: sessionId, userId: actor.userId }));
  if (ended === 0) throw notFound("session");
}

/** Signs out everywhere but here; other browsers are asked for the second factor again. */
export async function endOtherSessions({ userId, sessionId }: Actor): Promise<void> {
  await transaction(async (tx) => {
    await endSessions(tx, { userId, id: { not: sessionId } });
    await forgetDevices(tx, userId);
  });
}
