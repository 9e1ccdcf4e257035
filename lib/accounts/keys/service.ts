import type { z } from "zod";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { newApiKey, shownParts } from "@/lib/auth/api-key";
import { assertFresh } from "@/lib/auth/fresh";
import { type Client, endSessions } from "@/lib/auth/session-store";
import { hashToken } from "@/lib/auth/tokens";
import { db, transaction } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { AppError, notFound } from "@/lib/http/errors";
import { cursorId, type PageQuery, toPage } from "@/lib/http/pagination";
import type { Scope } from "@/lib/http/scopes";
import { type ApiKey, type CreatedApiKey, MAX_KEYS, type NewApiKey } from "./schema";

/** The end of a key without one: sessions have one. */
const NEVER = new Date(Date.UTC(9000, 0));

const WITH_SESSION = { session: { select: { createdAt: true, lastSeenAt: true, expires: true } } } as const;
type Row = Prisma.ApiKeyGetPayload<{ include: typeof WITH_SESSION }>;

const mine = (actor: Actor) => ({ userId: actor.userId, kind: "KEY", expires: { gt: new Date() } }) as const;

/** The newest first. Expired ones are gone. */
export async function listApiKeys(actor: Actor, { cursor, limit }: z.output<typeof PageQuery>) {
  const before = cursorId(cursor);
  const rows = await db().apiKey.findMany({
    where: { session: mine(actor), ...(before && { id: { lt: before } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: WITH_SESSION,
  });
  const { items, nextCursor } = toPage(rows, limit, (row) => row.id);
  return { items: await present(actor, items), nextCursor };
}

/**
 * @throws AppError forbidden without a fresh sign-in, not_found for a workspace the person isn't in, conflict where they
 * have 100
 */
export async function createApiKey(
  actor: Actor,
  given: NewApiKey,
  { userAgent, ip }: Client,
): Promise<CreatedApiKey> {
  await assertFresh(actor);
  const { name, hasConversations, perMinute } = given;
  const expires = given.expiresAt ? new Date(given.expiresAt) : NEVER;
  if (expires <= new Date()) throw new AppError("invalid_input", "Choose a day to come for its end.");
  const workspaceIds = [...new Set(given.workspaceIds)];
  const known = await db().membership.count({
    where: { userId: actor.userId, workspaceId: { in: workspaceIds } },
  });
  if (known < workspaceIds.length) throw notFound("workspace");
  const key = newApiKey();
  const row = await transaction(async (tx) => {
    if ((await tx.session.count({ where: mine(actor) })) >= MAX_KEYS)
      throw new AppError("conflict", `You have ${MAX_KEYS} keys already. Revoke one first.`);
    const session = await tx.session.create({
      data: {
        ...{ kind: "KEY", userId: actor.userId, userAgent, ip, expires },
        sessionToken: hashToken(key),
        // Before it was made: not used yet.
        lastSeenAt: new Date(0),
      },
    });
    const details = { apiKeyId: session.id, name };
    await recordAudit(tx, { workspaceId: null, actorId: actor.userId, action: "apiKey.create", details });
    const scopes = [...new Set(given.scopes)];
    const isBound = given.workspaceIds !== null;
    return tx.apiKey.create({
      data: {
        id: session.id,
        name,
        ...shownParts(key),
        scopes,
        isBound,
        workspaceIds,
        hasConversations,
        perMinute,
      },
      include: WITH_SESSION,
    });
  });
  return { ...(await presentOne(actor, row)), key };
}

/** @throws AppError not_found when it isn't one of mine */
export async function renameApiKey(actor: Actor, id: string, name: string): Promise<ApiKey> {
  const { count } = await db().apiKey.updateMany({ where: { id, session: mine(actor) }, data: { name } });
  if (count === 0) throw notFound("API key");
  return presentOne(actor, await db().apiKey.findUniqueOrThrow({ where: { id }, include: WITH_SESSION }));
}

/**
 * Ends the key's session, and with it the key, its sockets and its documents.
 * @throws AppError not_found when it isn't one of mine
 */
export async function revokeApiKey(actor: Actor, id: string): Promise<void> {
  await transaction(async (tx) => {
    const key = await tx.apiKey.findFirst({ where: { id, session: mine(actor) }, select: { name: true } });
    if (!key) throw notFound("API key");
    await endSessions(tx, { id, userId: actor.userId, kind: "KEY" });
    const details = { apiKeyId: id, name: key.name };
    await recordAudit(tx, { workspaceId: null, actorId: actor.userId, action: "apiKey.revoke", details });
  });
}

const presentOne = async (actor: Actor, row: Row): Promise<ApiKey> => (await present(actor, [row]))[0]!;

async function present(actor: Actor, rows: readonly Row[]): Promise<ApiKey[]> {
  const workspaces = await db().workspace.findMany({
    where: {
      id: { in: rows.flatMap(({ workspaceIds }) => workspaceIds) },
      memberships: { some: { userId: actor.userId } },
    },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return rows.map(({ session, isBound, workspaceIds, scopes, ...row }) => ({
    ...row,
    scopes: scopes as Scope[],
    workspaces: isBound ? workspaces.filter(({ id }) => workspaceIds.includes(id)) : null,
    createdAt: session.createdAt.toISOString(),
    expiresAt: session.expires < NEVER ? session.expires.toISOString() : null,
    lastUsedAt: session.lastSeenAt > session.createdAt ? session.lastSeenAt.toISOString() : null,
  }));
}
