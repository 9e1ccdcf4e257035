import type { Person } from "@/lib/accounts/schema";
import { recordAudit } from "@/lib/audit/service";
import type { Actor } from "@/lib/auth/actor";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { type AccessedChannel, accessChannel } from "@/lib/channels/access";
import { CHANNEL_IS_VISIBLE, CHANNEL_ROLE, joinPerson } from "@/lib/channels/visible-sql";
import { db, pool, type Transaction, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import type { IncomingHookModel } from "@/lib/generated/prisma/models";
import { AppError } from "@/lib/http/errors";
import { rolesThatMay } from "@/lib/permissions";
import { accessWorkspace } from "@/lib/workspaces/access";
import { MAX_INCOMING_HOOKS } from "../limits";
import { accessIncomingHook, MAKER } from "./access";
import type { IncomingHook, IncomingHookAddress, IncomingHookChange, NewIncomingHook } from "./schema";

type Row = IncomingHookModel & { maker: Person };
const TOKEN_END = 4;

export async function listIncomingHooks(actor: Actor, channelId: string): Promise<{ items: IncomingHook[] }> {
  await accessChannel(actor, channelId, "hook.manage");
  const where = { channelId };
  return {
    items: await present(await db().incomingHook.findMany({ where, include: MAKER, orderBy: { id: "asc" } })),
  };
}

/** Those of the channels that the actor sees. */
export async function listOfWorkspace(actor: Actor, workspaceId: string): Promise<{ items: IncomingHook[] }> {
  await accessWorkspace(actor, workspaceId, "webhook.manage");
  const { rows } = await pool().query<{ id: string }>({
    name: "incoming webhooks of workspace",
    text: `SELECT h.id FROM incoming_hooks h JOIN channels c ON c.id = h.channel_id ${joinPerson("$1")}
      WHERE c.workspace_id = $2 AND ${CHANNEL_IS_VISIBLE} ORDER BY h.id LIMIT 1000`,
    values: [actor.userId, workspaceId],
  });
  const where = { id: { in: rows.map(({ id }) => id) } };
  return {
    items: await present(await db().incomingHook.findMany({ where, include: MAKER, orderBy: { id: "asc" } })),
  };
}

export async function createIncomingHook(
  actor: Actor,
  channelId: string,
  { name, mayMention }: NewIncomingHook,
): Promise<IncomingHookAddress> {
  const channel = await accessChannel(actor, channelId, "hook.manage");
  const { token, stored } = newAddress();
  const row = await transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM channels WHERE id = ${channelId}::uuid FOR NO KEY UPDATE`;
    if ((await tx.incomingHook.count({ where: { channelId } })) >= MAX_INCOMING_HOOKS)
      throw new AppError(
        "conflict",
        `A channel has ${MAX_INCOMING_HOOKS} incoming webhooks at most. Delete one first.`,
      );
    const data = { channelId, makerId: actor.userId, name, mayMention, ...stored };
    const made = await tx.incomingHook.create({ data, include: MAKER });
    await audit(tx, actor, "hook.create", channel, made);
    return made;
  });
  return { hook: await presentOne(row), url: urlOf(token) };
}

export async function updateIncomingHook(
  actor: Actor,
  hookId: string,
  change: IncomingHookChange,
): Promise<IncomingHook> {
  const { channel } = await accessIncomingHook(actor, hookId);
  const { name, mayMention } = change;
  const row = await transaction(async (tx) => {
    const data = { ...(name !== undefined && { name }), ...(mayMention !== undefined && { mayMention }) };
    const updated = await tx.incomingHook.update({ where: { id: hookId }, data, include: MAKER });
    await audit(tx, actor, "hook.update", channel, updated);
    return updated;
  });
  return presentOne(row);
}

/** The former address ends at once. Whoever makes the new one answers for what it posts. */
export async function rotateAddress(actor: Actor, hookId: string): Promise<IncomingHookAddress> {
  const { channel } = await accessIncomingHook(actor, hookId);
  const { token, stored } = newAddress();
  const row = await transaction(async (tx) => {
    const data = { ...stored, makerId: actor.userId };
    const updated = await tx.incomingHook.update({ where: { id: hookId }, data, include: MAKER });
    await audit(tx, actor, "hook.rotate", channel, updated);
    return updated;
  });
  return { hook: await presentOne(row), url: urlOf(token) };
}

export async function deleteIncomingHook(actor: Actor, hookId: string): Promise<void> {
  const { hook, channel } = await accessIncomingHook(actor, hookId);
  await transaction(async (tx) => {
    await tx.incomingHook.deleteMany({ where: { id: hookId } });
    await audit(tx, actor, "hook.delete", channel, hook);
  });
}

function newAddress() {
  const token = newToken();
  return { token, stored: { tokenHash: hashToken(token), tokenEnd: token.slice(-TOKEN_END) } };
}

const urlOf = (token: string) => new URL(`/api/hooks/${token}`, env().APP_URL).href;

const audit = async (
  tx: Transaction,
  { userId: actorId }: Actor,
  action: "hook.create" | "hook.update" | "hook.rotate" | "hook.delete",
  { id: channelId, workspaceId }: AccessedChannel,
  { name }: IncomingHookModel,
) => {
  if (workspaceId)
    await recordAudit(tx, { workspaceId, actorId, action, details: { webhookName: name, channelId } });
};

const MAY_WRITE = `${CHANNEL_ROLE} = ANY('{${rolesThatMay("message.create").join()}}'::channel_role[])`;

/** SQL over webhook `h` and its channel `c`: whether what it posts is taken. */
export const MAKER_IS_ALLOWED = `coalesce(${MAY_WRITE}, false)`;

async function present(hooks: readonly Row[]): Promise<IncomingHook[]> {
  if (hooks.length === 0) return [];
  const { rows } = await pool().query<{ id: string }>({
    name: "makers of incoming webhooks",
    text: `SELECT h.id FROM incoming_hooks h JOIN channels c ON c.id = h.channel_id ${joinPerson("h.maker_id")}
      WHERE h.id = ANY($1::uuid[]) AND ${MAKER_IS_ALLOWED}`,
    values: [hooks.map(({ id }) => id)],
  });
  const allowed = new Set(rows.map(({ id }) => id));
  return hooks.map(({ id, channelId, name, maker, tokenEnd, mayMention, lastUsedAt, createdAt }) => ({
    ...{ id, channelId, name, maker, tokenEnd, mayMention, isMakerAllowed: allowed.has(id) },
    ...{ lastUsedAt: lastUsedAt?.toISOString() ?? null, createdAt: createdAt.toISOString() },
  }));
}

const presentOne = async (row: Row): Promise<IncomingHook> => (await present([row]))[0]!;
